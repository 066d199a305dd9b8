package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgements;
import java.util.List;
import java.util.Map;

/// All that can be said of a snapshot against the frameworks.
///
/// @param results every result of every check, sorted by check and subject
/// @param findings the failures, worst first, then by check and subject
/// @param requirements statuses by framework, in the order of the standard
/// @param judgements what people decided, in force or not
public record Assessment(
    List<CheckResult> results,
    List<Finding> findings,
    Map<Framework, List<RequirementStatus>> requirements,
    Judgements judgements) {
  public Assessment {
    results = List.copyOf(results);
    findings = List.copyOf(findings);
  }

  /// Where nobody decided anything.
  public Assessment(
      List<CheckResult> results,
      List<Finding> findings,
      Map<Framework, List<RequirementStatus>> requirements) {
    this(results, findings, requirements, Judgements.NONE);
  }
}
