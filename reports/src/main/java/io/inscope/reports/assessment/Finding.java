package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.scope.ScopeClass;

/// A failure of a check on a subject, as people work with it.
///
/// @param id short and stable: the same weakness in two snapshots has the same id
/// @param scope class of the workload it concerns; UNDECIDED when it concerns none
public record Finding(
    String id,
    CheckInfo check,
    CheckResult result,
    Outcome.Fail failure,
    ScopeClass scope,
    Standing standing) {}
