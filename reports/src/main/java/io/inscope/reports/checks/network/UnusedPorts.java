package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* `containerPort` of containers, services that lead there, probes, host ports and the
/// annotations by which Prometheus finds ports.
///
/// *Allowed:* ports that one of them uses. Not applicable to workloads that declare no port, and to
/// those on the network of their node, which others reach by its address.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class UnusedPorts implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ports-declared-unused",
          "Every declared port is used by something",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SERVICE),
          "A port that nobody needs is one more thing to attack, and perhaps a service "
              + "that nobody knows of.",
          "Remove the port and stop what listens there, or add the service.",
          "Pods may talk to each other without a service, and other monitors than "
              + "Prometheus find ports by themselves: a hint, not a proof.");

  private static final String SCRAPED = "prometheus.io/port";

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (workload.podSpec().at("hostNetwork").isTrue()) {
      return new Outcome.NotApplicable("it uses the network of its node");
    }
    Serving serving = Serving.of(audit);
    if (workload.containers().flatMap(c -> c.at("ports").each()).findAny().isEmpty()) {
      return new Outcome.NotApplicable("it declares no port");
    }
    Set<PortRange> served =
        serving.served(workload).map(Serving.Port::range).collect(Collectors.toSet());
    Field annotation = workload.podMetadata().at("annotations", SCRAPED);
    return Outcome.failIfAny(
        "declares ports that nothing uses",
        workload
            .containers()
            .flatMap(
                container ->
                    container
                        .at("ports")
                        .each()
                        .filter(port -> port.at("hostPort").number().orElse(0) == 0)
                        .filter(port -> !isProbed(port, container))
                        .filter(port -> !isScraped(port, annotation))
                        .filter(port -> !served.contains(range(port)))
                        .map(
                            port ->
                                Evidence.of(
                                    workload.template(), port.at("containerPort"), container)))
            .toList());
  }

  private static PortRange range(Field port) {
    int number = (int) port.at("containerPort").number().orElse(0);
    Protocol protocol =
        switch (port.at("protocol").text("TCP")) {
          case "UDP" -> Protocol.UDP;
          case "SCTP" -> Protocol.SCTP;
          default -> Protocol.TCP;
        };
    return new PortRange(protocol, number, number);
  }

  private static boolean isProbed(Field port, Field container) {
    return Stream.of("livenessProbe", "readinessProbe", "startupProbe")
        .flatMap(
            probe ->
                Stream.of("httpGet", "tcpSocket", "grpc")
                    .map(way -> container.at(probe, way, "port")))
        .anyMatch(probed -> means(port, probed));
  }

  private static boolean means(Field port, Field named) {
    return named.isPresent()
        && (named.value() instanceof String name
            ? name.equals(port.at("name").text(""))
                || name.equals(port.at("containerPort").number().orElse(0) + "")
            : named.number().equals(port.at("containerPort").number()));
  }

  private static boolean isScraped(Field port, Field annotation) {
    return means(port, annotation);
  }
}
