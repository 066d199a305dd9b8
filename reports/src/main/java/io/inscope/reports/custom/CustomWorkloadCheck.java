package io.inscope.reports.custom;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Workload;

/// A rule about workloads or their containers.
record CustomWorkloadCheck(Rule rule) implements WorkloadCheck {
  @Override
  public CheckInfo info() {
    return rule.info();
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return RuleEvaluation.of(rule, workload, audit);
  }
}
