package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.checks.controlplane.Embedded;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.platform.NodeArguments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the configuration of kubelets can be read.
///
/// @param dumps `/configz` by node
/// @param arguments of K3s and RKE2 by node
record KubeletSources(
    ClusterSnapshot snapshot, Map<String, Resource> dumps, Map<String, NodeArguments> arguments) {
  static final GroupKind DUMP = new GroupKind("inscope.io", "KubeletConfig");

  static KubeletSources of(ClusterSnapshot snapshot) {
    Map<String, Resource> dumps = new TreeMap<>();
    try (Stream<Resource> all = snapshot.all(DUMP)) {
      all.forEach(dump -> dumps.put(dump.ref().name(), dump));
    }
    return new KubeletSources(
        snapshot,
        dumps,
        NodeArguments.in(snapshot).stream()
            .collect(
                Collectors.toMap(one -> one.node().ref().name(), one -> one, (first, _) -> first)));
  }

  /// The best that is known of a node's kubelet.
  Optional<Kubelet> of(Resource node) {
    boolean windows = "windows".equals(node.labels().get("kubernetes.io/os"));
    Resource dump = dumps.get(node.ref().name());
    if (dump != null) {
      return Optional.of(dumped(dump, windows));
    }
    Optional<MachineConfig> machine = MachineConfig.of(node, snapshot);
    if (machine.isPresent()) {
      return machine
          .flatMap(MachineConfig::kubelet)
          .map(
              reader ->
                  new Kubelet(
                      node.ref().spoken(),
                      machine.get().config().origin().place(),
                      Kubelet.Trust.WHOLE,
                      windows,
                      reader));
    }
    return Optional.ofNullable(arguments.get(node.ref().name()))
        .map(
            given ->
                new Kubelet(
                    node.ref().spoken(),
                    node.place(given.annotation()),
                    Kubelet.Trust.PART,
                    windows,
                    flags(given)));
  }

  /// Dumps of nodes that were not handed over.
  List<Kubelet> beside(Set<String> nodes) {
    return dumps.entrySet().stream()
        .filter(dump -> !nodes.contains(dump.getKey()))
        .map(dump -> dumped(dump.getValue(), false))
        .toList();
  }

  private static Kubelet dumped(Resource dump, boolean windows) {
    return new Kubelet(
        "Node " + dump.ref().name(),
        dump.origin().place(),
        Kubelet.Trust.WHOLE,
        windows,
        Kubelet.tree(dump.root().at("spec"), field -> Evidence.of(dump, field)));
  }

  /// What kubeadm configures nodes from: one ConfigMap, or one for each version in old clusters.
  List<Kubelet> wishes() {
    try (Stream<Resource> all = snapshot.all(Kinds.CONFIG_MAP)) {
      return all.filter(map -> map.ref().namespace().equals("kube-system"))
          .filter(map -> map.ref().name().matches("kubelet-config(?:-1\\.[0-9]+)?"))
          .flatMap(map -> Embedded.in(map, "kubelet").stream())
          .map(KubeletSources::wish)
          .toList();
    }
  }

  private static Kubelet wish(Embedded config) {
    ResourceRef ref = config.map().ref();
    return new Kubelet(
        ref.namespace() + "/" + ref.name(),
        config.map().place(config.text()),
        Kubelet.Trust.WISH,
        false,
        Kubelet.tree(config.root(), config::evidence));
  }

  private static Function<Option, Optional<Kubelet.Setting>> flags(NodeArguments given) {
    return option -> {
      String start = option.flag() + "=";
      Optional<String> passed =
          given.values("--kubelet-arg").stream()
              .filter(argument -> argument.startsWith(start))
              .map(argument -> argument.substring(start.length()))
              .reduce((_, last) -> last);
      if (passed.isEmpty()
          && option == Option.PROTECT_KERNEL
          && given.has("--protect-kernel-defaults")) {
        passed = Optional.of("true");
      }
      return passed.map(
          value -> new Kubelet.Setting(value, said(given, option.flag() + "=" + value)));
    };
  }

  static Evidence said(NodeArguments given, String what) {
    Field annotation = given.annotation();
    return new Evidence.Value(
        given.node().ref(), annotation.pointer(), what, given.node().place(annotation), "");
  }
}
