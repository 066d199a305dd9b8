package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// *Read:* `--listen-client-urls` of etcd, and the ports of Services in the namespaces of the
/// control plane.
///
/// *Allowed:* addresses of the node itself, and no Service with port 2379. A Service that was not
/// handed over leaves it open.
///
/// Source: [etcd options](https://etcd.io/docs/latest/op-guide/configuration/).
public final class EtcdExposed implements ControlPlaneCheck {
  private static final long PORT = 2379;
  private static final String MESSAGE = "serves its clients wider than the control plane";

  private static final CheckInfo INFO =
      new CheckInfo(
          "etcd-exposed",
          "etcd cannot be reached from everywhere",
          Severity.HIGH,
          reads(),
          "Whoever reaches etcd is one stolen certificate away from every secret of the cluster.",
          "Listen on the address of the node and on loopback, and remove Services with port 2379.",
          "A firewall in front of the nodes is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static Set<GroupKind> reads() {
    Set<GroupKind> reads = new TreeSet<>(ControlPlane.READS);
    reads.add(Kinds.SERVICE);
    return reads;
  }

  @Override
  public Outcome check(Audit audit) {
    Outcome listening =
        ControlPlane.judge(audit, ControlPlane.ETCD, MESSAGE, EtcdExposed::everywhere);
    if (ControlPlane.known(audit, ControlPlane.ETCD) instanceof Known.Managed) {
      return listening;
    }
    List<Evidence> services = services(audit);
    if (listening instanceof Outcome.Fail fail) {
      return new Outcome.Fail(
          MESSAGE, Stream.concat(fail.evidence().stream(), services.stream()).toList());
    }
    if (!services.isEmpty()) {
      return new Outcome.Fail(MESSAGE, services);
    }
    Coverage coverage = audit.snapshot().coverage(Kinds.SERVICE, "kube-system");
    return listening instanceof Outcome.Pass && !(coverage instanceof Coverage.Read)
        ? new Outcome.NotAssessed("Service: " + coverage.gap())
        : listening;
  }

  private static Stream<Evidence> everywhere(CommandLine line) {
    line.requireNoFile("config-file");
    return line.items("listen-client-urls").stream()
        .filter(url -> url.written().matches("\\w+://(?:0\\.0\\.0\\.0|\\[::\\]|\\*)?(?::.*)?"))
        .map(CommandLine.Flag::evidence);
  }

  private static List<Evidence> services(Audit audit) {
    try (Stream<Resource> all = audit.snapshot().all(Kinds.SERVICE)) {
      return all.filter(service -> StaticPods.NAMESPACES.contains(service.ref().namespace()))
          .flatMap(
              service ->
                  service
                      .root()
                      .at("spec", "ports")
                      .each()
                      .flatMap(port -> Stream.of(port.at("port"), port.at("targetPort")))
                      .filter(EtcdExposed::isEtcds)
                      .limit(1)
                      .map(port -> Evidence.of(service, port)))
          .toList();
    }
  }

  private static boolean isEtcds(Field port) {
    return port.value() instanceof Long number && number == PORT;
  }
}
