package io.inscope.reports.assessment;

import io.inscope.reports.framework.Requirement;
import java.util.List;

/// A requirement, what the checks say of it, and on what.
///
/// @param pass subjects that passed, over all its checks; the other counts alike
/// @param findings ids of the findings behind `fail`, sorted
/// @param because one sentence: why this status
public record RequirementStatus(
    Requirement requirement,
    Status status,
    int pass,
    int fail,
    int manual,
    int notAssessed,
    int notApplicable,
    List<String> findings,
    String because) {
  public RequirementStatus {
    findings = List.copyOf(findings);
  }
}
