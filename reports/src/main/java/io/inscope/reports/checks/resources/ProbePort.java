package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the ports of `livenessProbe`, `readinessProbe` and `startupProbe` of containers and init
/// containers, and `ports` of the same container.
///
/// *Allowed:* the number or the name of a declared port. Probes that ask another host are left out.
/// Not applicable to workloads without such probes.
public final class ProbePort implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-probe-port",
          "Probes ask ports that their container declares",
          Severity.INFO,
          Set.of(Kinds.POD),
          "A probe of the wrong port fails for ever, or watches something else; a name that no port"
              + " has always fails.",
          "Declare the port, or correct the probe.",
          "A container may listen on ports that it does not declare: then the probe works all the"
              + " same.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> undeclared = new ArrayList<>();
    boolean asked = false;
    for (Field container : workload.containers().toList()) {
      for (String probe : PROBES) {
        for (Field port : ports(container.at(probe)).toList()) {
          asked = true;
          if (!Ports.declares(container, port)) {
            undeclared.add(Evidence.of(workload.template(), port, container));
          }
        }
      }
    }
    return asked
        ? Outcome.failIfAny("probes ports that its containers do not declare", undeclared)
        : new Outcome.NotApplicable("no probe of it asks a port");
  }

  private static Stream<Field> ports(Field probe) {
    return Stream.of("httpGet", "tcpSocket", "grpc")
        .map(probe::at)
        .filter(way -> way.isPresent() && way.at("host").isMissing())
        .map(way -> way.at("port"));
  }
}
