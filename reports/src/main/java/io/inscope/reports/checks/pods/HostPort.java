package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A host port makes a container reachable on the address of its node, past Services and past the
/// place where their exposure is reviewed. With `hostNetwork` the API server copies each container
/// port to the host port.
///
/// *Read:* `ports[].hostPort` of every container.
///
/// *Allowed:* 0, or not set. Ports bound to the loopback address only are still named, in a message
/// of their own.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class HostPort implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-host-port",
          "No container claims a port of its node",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "The port is open on every node the pod may run on, to whatever can reach "
              + "that node.",
          "Remove hostPort and expose the container through a Service.",
          "Whether a firewall in front of the node closes the port is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> ports =
        SecurityContext.offending(workload, c -> claimed(c).map(p -> c.evidence(hostPort(p))));
    boolean loopback =
        SecurityContext.of(workload).flatMap(HostPort::claimed).allMatch(HostPort::isLoopback);
    return Outcome.failIfAny(
        loopback ? "claims ports of the node on its loopback address" : "claims ports of the node",
        ports);
  }

  private static Stream<Field> claimed(SecurityContext context) {
    return context.container().at("ports").each().filter(p -> hostPort(p).number().orElse(0) != 0);
  }

  private static Field hostPort(Field port) {
    return port.at("hostPort");
  }

  private static boolean isLoopback(Field port) {
    String address = port.at("hostIP").text("");
    return address.startsWith("127.") || address.equals("::1");
  }
}
