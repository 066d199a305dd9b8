package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Raw sockets let a container forge packets: with them it can pretend to be another pod to its
/// neighbours on the node (ARP, DNS). Runtimes give NET_RAW unless it is dropped.
///
/// *Read:* `securityContext.capabilities` and `privileged` of every container.
///
/// *Allowed:* `drop` holds `ALL` or `NET_RAW`, `add` neither, and the container is not privileged,
/// which would make dropping void. Not applicable to Windows pods.
///
/// Source: [capabilities(7)](https://man7.org/linux/man-pages/man7/capabilities.7.html).
public final class NetRaw implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-net-raw",
          "No container can send raw packets",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Traffic of other pods on the node can be diverted and read, past any network "
              + "policy.",
          "Set capabilities.drop: [ALL], or at least NET_RAW.",
          "Some runtimes are configured not to give NET_RAW in the first place; that is "
              + "not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> RAW = Set.of("NET_RAW", "ALL");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Implied.failIfAny(
        "can send raw packets",
        workload,
        SecurityContext.offending(workload, c -> reason(c).map(c::evidence)));
  }

  private static Stream<Field> reason(SecurityContext context) {
    Field privileged = context.own("privileged");
    if (privileged.isTrue()) {
      return Stream.of(privileged);
    }
    List<Field> added =
        Capabilities.added(context).filter(f -> RAW.contains(Capabilities.name(f))).toList();
    if (!added.isEmpty()) {
      return added.stream();
    }
    Field drop = context.own("capabilities", "drop");
    return drop.each().anyMatch(f -> RAW.contains(Capabilities.name(f)))
        ? Stream.empty()
        : Stream.of(drop);
  }
}
