package io.inscope.reports.check;

import io.inscope.snapshot.model.Workload;

/// Asked once for each workload.
public non-sealed interface WorkloadCheck extends Check {
  Outcome check(Workload workload, Audit audit);
}
