package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.network.Serving;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// *Read:* the UDP ports that containers of workloads declare, of those that are not out of scope,
/// and the UDP ports of services that lead to them.
///
/// *Allowed:* none but DNS. UDP is no fault by itself: what is listed has to be needed and on
/// record.
///
/// Source: PCI DSS v4.0.1 1.2.5 and 1.4.2 (v3.2.1 1.3.5).
public final class UdpPorts implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-udp",
          "Workloads in scope open no UDP ports but those of DNS",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SERVICE),
          "Sources of UDP are easy to forge, and answers are easily let in without a "
              + "question.",
          "Put the reason for the port on record, or close it.",
          "Whether the network plugin keeps track of UDP is a matter of the plugin. Ports "
              + "that nobody declares are not found.");

  private static final int DNS = 53;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) == ScopeClass.OUT_OF_SCOPE) {
      return new Outcome.NotApplicable("it is out of scope");
    }
    List<Evidence> found = new ArrayList<>();
    Set<Integer> declared = new HashSet<>();
    workload
        .containers()
        .forEach(
            container ->
                container
                    .at("ports")
                    .each()
                    .filter(port -> port.at("protocol").text("TCP").equals("UDP"))
                    .forEach(
                        port -> {
                          int number = (int) port.at("containerPort").number().orElse(0);
                          declared.add(number);
                          if (!isDns(number, port.at("name").text(""))) {
                            found.add(
                                Evidence.of(
                                    workload.template(), port.at("containerPort"), container));
                          }
                        }));
    Serving.of(audit)
        .served(workload)
        .filter(port -> port.range().protocol() == Protocol.UDP)
        .filter(port -> !declared.contains(port.range().from()))
        .filter(port -> !isDns(port.range().from(), port.name()))
        .map(
            port ->
                new Evidence.Absence(
                    "a declaration of %s, to which a service leads".formatted(port.range())))
        .forEach(found::add);
    return Outcome.failIfAny("opens UDP ports", found);
  }

  private static boolean isDns(int port, String name) {
    return port == DNS || name.equals("dns") || name.startsWith("dns-");
  }
}
