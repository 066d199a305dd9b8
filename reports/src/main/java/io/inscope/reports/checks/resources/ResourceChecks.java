package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Check;
import java.util.List;

/// What workloads may use up, and how they stay available. Sorted by id.
public final class ResourceChecks {
  public static final List<Check> ALL =
      List.of(
          new Spread(),
          new CronJobSchedule(),
          new DnsOptions(),
          new DuplicateVariable(),
          new Autoscaler(),
          new JobCleanUp(),
          new ApplicationLabel(),
          new LivenessProbe(),
          new NodePinning(),
          new BudgetBlocks(),
          new BudgetOfUnhealthy(),
          new BudgetMissing(),
          new PriorityClassName(),
          new ProbePort(),
          new ReadinessProbe(),
          new RestartPolicy(),
          new RollingUpdate(),
          new SelectorMismatch(),
          new SingleReplica(),
          new UnhealthyPods(),
          new CpuLimit(),
          new CpuRequest(),
          new EphemeralStorageLimit(),
          new LimitRangeMissing(),
          new MemoryLimit(),
          new MemoryRequest(),
          new QuotaMissing(),
          new RequestsEqualLimits());

  private ResourceChecks() {}
}
