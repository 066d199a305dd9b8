package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What lets a workload reach past its own pod into the node, and so into every other pod there.
///
/// Source: the [baseline pod security
/// standard](https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline), as far
/// as its rules keep a pod from its neighbours.
///
/// @param what `shares the node's processes`
/// @param place file and line
record NodePower(String what, String place) {
  private static final Set<String> CAPABILITIES =
      Set.of("ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "NET_ADMIN", "DAC_READ_SEARCH", "BPF");

  /// Directories of the node that hold other pods' data or command the container runtime.
  private static final List<String> DIRECTORIES =
      List.of(
          "/var/lib/kubelet",
          "/var/lib/docker",
          "/var/lib/containerd",
          "/var/lib/containers",
          "/proc",
          "/etc/kubernetes",
          "/etc/cni",
          "/run/containerd",
          "/run/crio",
          "/run/docker.sock",
          "/var/run/docker.sock",
          "/var/run/containerd",
          "/var/run/crio");

  /// @throws io.inscope.snapshot.json.WrongShape when the specification does not make sense
  static List<NodePower> of(Workload workload) {
    List<NodePower> powers = new ArrayList<>();
    Field spec = workload.podSpec();
    add(powers, workload, spec.at("hostNetwork"), "uses the network of the node");
    add(powers, workload, spec.at("hostPID"), "sees the processes of the node");
    add(powers, workload, spec.at("hostIPC"), "shares memory with the processes of the node");
    workload
        .containers()
        .forEach(
            container -> {
              Field context = container.at("securityContext");
              add(powers, workload, context.at("privileged"), "runs privileged");
              capabilities(context)
                  .forEach(
                      c ->
                          powers.add(
                              new NodePower(
                                  "has capability " + c.text(""), workload.template().place(c))));
            });
    spec.at("volumes")
        .each()
        .map(volume -> volume.at("hostPath", "path"))
        .filter(Field::isPresent)
        .filter(path -> opensNode(path.text("")))
        .forEach(
            path ->
                powers.add(
                    new NodePower(
                        "mounts %s of the node".formatted(path.text("")),
                        workload.template().place(path))));
    return List.copyOf(powers);
  }

  private static void add(List<NodePower> powers, Workload workload, Field flag, String what) {
    if (flag.isTrue() && powers.stream().noneMatch(known -> known.what().equals(what))) {
      powers.add(new NodePower(what, workload.template().place(flag)));
    }
  }

  private static Stream<Field> capabilities(Field context) {
    return context
        .at("capabilities", "add")
        .each()
        .filter(c -> CAPABILITIES.contains(c.text("").replaceFirst("^CAP_", "")));
  }

  /// The directory, one inside it or one around it.
  private static boolean opensNode(String path) {
    String wanted = slash(path);
    return DIRECTORIES.stream()
        .map(NodePower::slash)
        .anyMatch(known -> wanted.startsWith(known) || known.startsWith(wanted));
  }

  private static String slash(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
