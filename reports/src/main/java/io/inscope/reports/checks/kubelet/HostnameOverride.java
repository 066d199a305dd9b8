package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.platform.NodeArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* `--hostname-override`, a flag that `/configz` does not show: on OpenShift in the unit
/// `kubelet.service` of the node's MachineConfig, on K3s and RKE2 in what the node notes down. Both
/// pass the name of the machine on to the kubelet themselves; only a name that people chose counts.
///
/// *Allowed:* not set. Elsewhere it cannot be seen: not assessed.
///
/// Source: [kubelet](https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/).
public final class HostnameOverride implements KubeletCheck {
  private static final String FLAG = "--hostname-override";

  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-hostname-override",
          "Nodes go by the names of their machines",
          Severity.INFO,
          Kubelets.READS,
          "A node can take the name of another, and logs cannot be matched with machines.",
          "Remove --hostname-override, or --node-name of K3s and RKE2.",
          "Clouds need the flag where machines have other names than instances.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    Map<String, NodeArguments> arguments =
        NodeArguments.in(snapshot).stream()
            .collect(
                Collectors.toMap(one -> one.node().ref().name(), one -> one, (first, _) -> first));
    List<Evidence> overridden = new ArrayList<>();
    boolean all = true;
    List<Resource> nodes;
    try (Stream<Resource> stream = snapshot.all(Kinds.NODE)) {
      nodes = stream.toList();
    }
    for (Resource node : nodes) {
      Optional<MachineConfig> machine = MachineConfig.of(node, snapshot);
      Optional<Field> unit = machine.flatMap(MachineConfig::unit);
      NodeArguments given = arguments.get(node.ref().name());
      if (unit.isPresent()) {
        unit.filter(text -> text.text("").contains(FLAG))
            .ifPresent(text -> overridden.add(said(machine.get().config(), text)));
      } else if (given != null) {
        named(given).forEach(overridden::add);
      } else {
        all = false;
      }
    }
    if (!overridden.isEmpty()) {
      return new Outcome.Fail("has nodes under names of their own", overridden);
    }
    Coverage coverage = snapshot.coverage(Kinds.NODE, "");
    if (!(coverage instanceof Coverage.Read)) {
      return new Outcome.NotAssessed("Node: " + coverage.gap());
    }
    return all && !nodes.isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            FLAG
                + " is a flag that /configz does not show: ask for the command line of each"
                + " kubelet");
  }

  private static Evidence said(Resource config, Field unit) {
    return new Evidence.Value(config.ref(), unit.pointer(), FLAG, config.place(unit), "");
  }

  private static Stream<Evidence> named(NodeArguments given) {
    Stream<String> passed =
        given.values("--kubelet-arg").stream().filter(a -> a.startsWith("hostname-override="));
    Stream<String> named = given.values("--node-name").stream().map(name -> "--node-name=" + name);
    return Stream.concat(passed, named).map(said -> KubeletSources.said(given, said));
  }
}
