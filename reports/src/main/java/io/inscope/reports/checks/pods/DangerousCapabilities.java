package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// Some capabilities are root by another name: with them a process mounts, traces, loads kernel
/// modules, reads any file or rewrites the network of what it shares a namespace with. SYS_ADMIN
/// moreover allows privilege escalation whatever else is stated.
///
/// *Read:* `securityContext.capabilities.add` of every container, with or without the prefix
/// `CAP_`.
///
/// *Allowed:* none of the list below, nor ALL. Not applicable to Windows pods.
///
/// Source: [capabilities(7)](https://man7.org/linux/man-pages/man7/capabilities.7.html).
public final class DangerousCapabilities implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-dangerous",
          "No container adds a capability that opens the node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "A single one of these capabilities is enough to break out of the container.",
          "Remove the capability, or separate the part that needs it into a workload of "
              + "its own.",
          "Capabilities that the runtime is configured to give are not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> DANGEROUS =
      Set.of(
          "ALL",
          "BPF",
          "DAC_READ_SEARCH",
          "MAC_ADMIN",
          "NET_ADMIN",
          "PERFMON",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_MODULE",
          "SYS_PTRACE",
          "SYS_RAWIO");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Implied.failIfAny(
        "adds dangerous capabilities",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Capabilities.added(c)
                    .filter(f -> DANGEROUS.contains(Capabilities.name(f)))
                    .map(c::evidence)));
  }
}
