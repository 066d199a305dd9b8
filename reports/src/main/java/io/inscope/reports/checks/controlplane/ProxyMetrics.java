package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// kube-proxy runs on the nodes, so it is seen on managed clusters as well.
///
/// *Read:* `metricsBindAddress` in the ConfigMaps of kubeadm (`kube-proxy`) and EKS
/// (`kube-proxy-config`), and `--metrics-bind-address` of the pods or of the K3s that run it; the
/// default is 127.0.0.1:10249.
///
/// *Allowed:* a loopback address or nothing. A file named by `--config` that is no such ConfigMap:
/// not assessed. No kube-proxy at all: not applicable.
///
/// Source:
/// [kube-proxy](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/).
public final class ProxyMetrics implements ControlPlaneCheck {
  private static final String NAME = "kube-proxy";
  private static final String SYSTEM = "kube-system";
  private static final Map<String, String> MAPS =
      Map.of("kube-proxy", "config.conf", "kube-proxy-config", "config");
  private static final Set<GroupKind> NEEDED = Set.of(Kinds.POD, Kinds.CONFIG_MAP);

  private static final CheckInfo INFO =
      new CheckInfo(
          "kubeproxy-metrics-bind",
          "Metrics of kube-proxy stay on their node",
          Severity.LOW,
          NEEDED,
          "Its metrics and profiles can be asked for from the network without a name.",
          "Set metricsBindAddress to 127.0.0.1:10249 or leave it empty.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    List<CommandLine> lines =
        Stream.concat(
                new StaticPods(snapshot)
                    .byName(List.of(NAME)).getOrDefault(NAME, List.of()).stream(),
                K3sServers.of(snapshot).everywhere(NAME).stream())
            .toList();
    List<Embedded> maps = maps(snapshot);
    List<Evidence> wrong = new ArrayList<>(maps.stream().flatMap(ProxyMetrics::wrong).toList());
    List<String> unclear = new ArrayList<>();
    for (CommandLine line : lines) {
      try {
        line.requireReadable();
        if (maps.isEmpty()) {
          line.requireNoFile("config");
        }
        wrong.addAll(
            line.text("metrics-bind-address").stream()
                .filter(ProxyMetrics::isOpen)
                .map(CommandLine.Flag::evidence)
                .toList());
      } catch (Unclear e) {
        unclear.add(e.why());
      }
    }
    if (!wrong.isEmpty()) {
      return new Outcome.Fail("shows its metrics to the network", wrong);
    }
    Optional<String> gap =
        NEEDED.stream()
            .sorted()
            .filter(kind -> !isRead(snapshot, kind))
            .map(kind -> kind.kind() + ": " + snapshot.coverage(kind, SYSTEM).gap())
            .findFirst();
    if (!unclear.isEmpty() || gap.isPresent()) {
      return new Outcome.NotAssessed(unclear.isEmpty() ? gap.orElse("") : unclear.getFirst());
    }
    return lines.isEmpty() && maps.isEmpty()
        ? new Outcome.NotApplicable("no pod of kube-system runs kube-proxy")
        : Outcome.pass();
  }

  private static boolean isRead(ClusterSnapshot snapshot, GroupKind kind) {
    return snapshot.coverage(kind, SYSTEM) instanceof Coverage.Read;
  }

  private static List<Embedded> maps(ClusterSnapshot snapshot) {
    return MAPS.keySet().stream()
        .sorted()
        .flatMap(
            name ->
                snapshot
                    .find(ResourceRef.of(Kinds.CONFIG_MAP, SYSTEM, name))
                    .flatMap(map -> Embedded.in(map, MAPS.getOrDefault(name, "")))
                    .stream())
        .toList();
  }

  private static Stream<Evidence> wrong(Embedded config) {
    String address = config.root().at("metricsBindAddress").text("");
    return isLoopback(address)
        ? Stream.empty()
        : Stream.of(config.evidence("metricsBindAddress: " + address));
  }

  private static boolean isOpen(CommandLine.Flag flag) {
    return !isLoopback(flag.value());
  }

  private static boolean isLoopback(String address) {
    return address.isEmpty()
        || address.startsWith("127.")
        || address.startsWith("[::1]")
        || address.equals("::1")
        || address.startsWith("localhost");
  }
}
