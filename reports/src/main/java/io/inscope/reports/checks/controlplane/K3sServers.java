package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.platform.NodeArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The components that K3s runs inside its own process, by what its servers note down on their
/// nodes. What people pass on with `--kube-apiserver-arg` and its like beats what K3s sets itself.
///
/// What K3s sets itself is known from 1.22 on. Sources: [K3s server
/// arguments](https://docs.k3s.io/cli/server), its [CIS
/// self-assessment](https://docs.k3s.io/security/self-assessment), and [how it starts the
/// components](https://github.com/k3s-io/k3s/blob/master/pkg/daemons/control/server.go).
///
/// @param nodes the nodes that tell, of K3s and RKE2
record K3sServers(List<NodeArguments> nodes, KubernetesVersion version) {
  private static final int KNOWN_FROM = 22;
  private static final String TLS = "/var/lib/rancher/k3s/server/tls/";

  /// How each component's own arguments are passed on.
  private static final Map<String, List<String>> PASSED =
      Map.of(
          ControlPlane.API_SERVER,
          List.of("--kube-apiserver-arg"),
          ControlPlane.CONTROLLER_MANAGER,
          List.of("--kube-controller-manager-arg", "--kube-controller-arg"),
          ControlPlane.SCHEDULER,
          List.of("--kube-scheduler-arg"),
          ControlPlane.ETCD,
          List.of("--etcd-arg"),
          "kube-proxy",
          List.of("--kube-proxy-arg"));

  private static final Map<String, List<String>> PRESET =
      Map.of(
          ControlPlane.API_SERVER,
          List.of(
              "--anonymous-auth=false",
              "--authorization-mode=Node,RBAC",
              "--client-ca-file=" + TLS + "client-ca.crt",
              "--enable-admission-plugins=NodeRestriction",
              "--insecure-port=0",
              "--kubelet-certificate-authority=" + TLS + "server-ca.crt",
              "--kubelet-client-certificate=" + TLS + "client-kube-apiserver.crt",
              "--kubelet-client-key=" + TLS + "client-kube-apiserver.key",
              "--profiling=false",
              "--secure-port=6444",
              "--service-account-key-file=" + TLS + "service.key",
              "--tls-cert-file=" + TLS + "serving-kube-apiserver.crt",
              "--tls-private-key-file=" + TLS + "serving-kube-apiserver.key"),
          ControlPlane.CONTROLLER_MANAGER,
          List.of(
              "--bind-address=127.0.0.1",
              "--profiling=false",
              "--root-ca-file=" + TLS + "server-ca.crt",
              "--service-account-private-key-file=" + TLS + "service.key",
              "--use-service-account-credentials=true"),
          ControlPlane.SCHEDULER,
          List.of("--bind-address=127.0.0.1", "--profiling=false"));

  private static final Map<String, String> DATASTORE =
      new TreeMap<>(
          Map.of(
              "etcd-cafile", "etcd/server-ca.crt",
              "etcd-certfile", "etcd/client.crt",
              "etcd-keyfile", "etcd/client.key"));

  static K3sServers of(ClusterSnapshot snapshot) {
    return new K3sServers(NodeArguments.in(snapshot), KubernetesVersion.of(snapshot));
  }

  boolean areThere() {
    return nodes.stream().anyMatch(node -> node.program().equals("K3s"));
  }

  /// How a component runs on each server of K3s.
  List<CommandLine> running(String component) {
    boolean isEtcd = component.equals(ControlPlane.ETCD);
    return nodes.stream()
        .filter(node -> node.program().equals("K3s") && node.isServer())
        .filter(
            node -> !component.equals(ControlPlane.API_SERVER) || !node.has("--disable-apiserver"))
        .filter(node -> !isEtcd || hasEtcd(node))
        .map(
            node ->
                isEtcd
                    ? line(
                        node,
                        component,
                        "runs etcd with a configuration file of K3s's own",
                        List.of())
                    : version.isAtLeast(KNOWN_FROM)
                        ? line(node, component, "", preset(node, component))
                        : line(
                            node,
                            component,
                            "runs a K3s older than 1.22, or of no known version, whose own"
                                + " arguments are not known",
                            List.of()))
        .toList();
  }

  /// What people passed on to the components of RKE2, which runs them as static pods.
  List<CommandLine> wishes(String component) {
    return nodes.stream()
        .filter(node -> node.program().equals("RKE2") && node.isServer())
        .map(node -> line(node, component, "", List.of()))
        .toList();
  }

  /// What every node of K3s passes on to a component that runs on all of them.
  List<CommandLine> everywhere(String component) {
    return nodes.stream()
        .filter(node -> node.program().equals("K3s"))
        .map(node -> line(node, component, "", List.of()))
        .toList();
  }

  private static boolean hasEtcd(NodeArguments node) {
    return Set.of("true", "")
        .contains(node.node().labels().getOrDefault("node-role.kubernetes.io/etcd", "no"));
  }

  private static List<CommandLine.Word> preset(NodeArguments node, String component) {
    List<String> preset = new ArrayList<>(PRESET.getOrDefault(component, List.of()));
    if (component.equals(ControlPlane.API_SERVER)
        && (node.has("--secrets-encryption") || node.has("--secrets-encryption-provider"))) {
      preset.add(
          "--encryption-provider-config=/var/lib/rancher/k3s/server/cred/encryption-config.json");
    }
    if (component.equals(ControlPlane.API_SERVER)) {
      DATASTORE.forEach(
          (flag, file) -> preset.add("--" + flag + "=" + datastore(node, flag, file)));
    }
    return preset.stream().map(text -> word(node, text)).toList();
  }

  /// How the API server proves itself to its datastore: with files of the embedded etcd, or with
  /// those that people named. Without either nobody can tell: K3s brings a SQLite of its own, and a
  /// database may come from the environment.
  private static String datastore(NodeArguments node, String flag, String embedded) {
    String option = flag.replace("etcd-", "--datastore-");
    return node.values(option).stream()
        .reduce((_, last) -> last)
        .orElse(hasEtcd(node) ? TLS + embedded : "$(K3S_DATASTORE_ENDPOINT)");
  }

  private static CommandLine line(
      NodeArguments node, String component, String unreadable, List<CommandLine.Word> preset) {
    List<CommandLine.Word> words =
        PASSED.getOrDefault(component, List.of()).stream()
            .flatMap(flag -> node.values(flag).stream())
            .map(argument -> word(node, "--" + argument))
            .toList();
    return new CommandLine(
        node.program() + " on " + node.node().ref().spoken(),
        node.node().place(node.annotation()),
        unreadable,
        words,
        Map.of(),
        preset);
  }

  private static CommandLine.Word word(NodeArguments node, String text) {
    return new CommandLine.Word(
        text,
        new Evidence.Value(
            node.node().ref(),
            node.annotation().pointer(),
            text,
            node.node().place(node.annotation()),
            ""));
  }
}
