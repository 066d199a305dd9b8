package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final CheckInfo INFO =
      new CheckInfo(
          "kubeproxy-metrics-bind",
          "Metrics of kube-proxy stay on their node",
          Severity.LOW,
          ControlPlane.READS,
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
    List<CommandLine> k3s = K3sServers.of(snapshot).everywhere(NAME);
    List<CommandLine> pods =
        new StaticPods(snapshot).byName(List.of(NAME)).getOrDefault(NAME, List.of());
    List<Embedded> maps = maps(snapshot);
    List<Evidence> wrong = new ArrayList<>(maps.stream().flatMap(ProxyMetrics::wrong).toList());
    List<String> open = new ArrayList<>();
    for (CommandLine line : Stream.concat(k3s.stream(), pods.stream()).toList()) {
      try {
        line.requireReadable();
        if (maps.isEmpty()) {
          line.requireNoFile("config");
        }
        line.text("metrics-bind-address")
            .filter(flag -> !isLoopback(flag.value()))
            .ifPresent(flag -> wrong.add(flag.evidence()));
      } catch (Unclear e) {
        open.add(e.why());
      }
    }
    if (!wrong.isEmpty()) {
      return new Outcome.Fail("shows its metrics to the network", wrong);
    }
    boolean found = !k3s.isEmpty() || !pods.isEmpty() || !maps.isEmpty();
    // What runs inside K3s is told by nodes alone; what runs in pods may also be told by the map.
    List<GroupKind> needed =
        !k3s.isEmpty()
            ? List.of(Kinds.NODE)
            : pods.isEmpty() ? List.of(Kinds.CONFIG_MAP, Kinds.POD) : List.of(Kinds.POD);
    needed.stream().map(kind -> gap(snapshot, kind)).filter(g -> !g.isEmpty()).forEach(open::add);
    if (!open.isEmpty()) {
      return new Outcome.NotAssessed(open.getFirst());
    }
    return found
        ? Outcome.pass()
        : new Outcome.NotApplicable("no pod of kube-system runs kube-proxy");
  }

  private static String gap(ClusterSnapshot snapshot, GroupKind kind) {
    return ControlPlane.gap(snapshot, kind, kind.equals(Kinds.NODE) ? "" : SYSTEM);
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
    Field address = config.root().at("metricsBindAddress");
    return isLoopback(address.text("")) ? Stream.empty() : Stream.of(config.evidence(address));
  }

  private static boolean isLoopback(String address) {
    return address.isEmpty()
        || address.startsWith("127.")
        || address.startsWith("[::1]")
        || address.equals("::1")
        || address.startsWith("localhost");
  }
}
