package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Subject;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From the results of the checks to what can be said of each requirement.
public final class Assessments {
  private static final Comparator<CheckResult> BY_CHECK_AND_SUBJECT =
      Comparator.comparing(CheckResult::checkId).thenComparing(CheckResult::subject);
  private static final Comparator<CheckResult> WORST_FIRST =
      Comparator.comparing(CheckResult::severity).thenComparing(BY_CHECK_AND_SUBJECT);

  private Assessments() {}

  /// @param results of the checks that were run, in any order
  /// @param checks what is known of each of these checks, by id
  /// @param judgements what people decided about findings and requirements
  /// @param today the date of the assessment, on which an exception counts or has lapsed
  /// @throws IllegalArgumentException when a failed check is not in `checks`, or failed twice on
  ///   one subject
  public static Assessment assess(
      List<CheckResult> results,
      List<Framework> frameworks,
      Map<String, CheckInfo> checks,
      Scope scope,
      Judgements judgements,
      LocalDate today) {
    List<CheckResult> sorted = results.stream().sorted(BY_CHECK_AND_SUBJECT).toList();
    List<Finding> findings = findings(sorted, checks, scope, judgements, today);
    Map<String, List<CheckResult>> resultsByCheck =
        sorted.stream().collect(Collectors.groupingBy(CheckResult::checkId));
    Map<String, List<Finding>> findingsByCheck =
        findings.stream().collect(Collectors.groupingBy(finding -> finding.result().checkId()));
    Map<Framework, List<RequirementStatus>> requirements = new LinkedHashMap<>();
    for (Framework framework : frameworks) {
      requirements.put(
          framework,
          framework.requirements().stream()
              .map(
                  r ->
                      RequirementRule.status(
                          framework, r, resultsByCheck, findingsByCheck, judgements))
              .toList());
    }
    return new Assessment(sorted, findings, Collections.unmodifiableMap(requirements), judgements);
  }

  private static List<Finding> findings(
      List<CheckResult> results,
      Map<String, CheckInfo> checks,
      Scope scope,
      Judgements judgements,
      LocalDate today) {
    List<CheckResult> failed =
        results.stream().filter(r -> r.outcome() instanceof Outcome.Fail).toList();
    Map<FindingKey, String> ids = FindingIds.of(failed.stream().map(Assessments::key).toList());
    List<Finding> findings = new ArrayList<>();
    failed.stream()
        .sorted(WORST_FIRST)
        .forEach(
            result -> {
              CheckInfo info = checks.get(result.checkId());
              String id = ids.get(key(result));
              if (info == null || id == null || !(result.outcome() instanceof Outcome.Fail fail)) {
                throw new IllegalArgumentException("unknown check '" + result.checkId() + "'");
              }
              findings.add(
                  new Finding(
                      id,
                      info,
                      result,
                      fail,
                      scopeOf(result, scope),
                      standing(result, fail, judgements, today),
                      judgements.notes(result.checkId(), result.subject().toString())));
            });
    return findings;
  }

  private static Standing standing(
      CheckResult result, Outcome.Fail fail, Judgements judgements, LocalDate today) {
    return judgements
        .exception(result.checkId(), result.subject().toString(), Finding.containers(fail), today)
        .<Standing>map(e -> e.isInForce(today) ? new Standing.Excepted(e) : new Standing.Lapsed(e))
        .orElseGet(Standing.Open::new);
  }

  private static FindingKey key(CheckResult result) {
    return new FindingKey(result.checkId(), result.subject());
  }

  private static ScopeClass scopeOf(CheckResult result, Scope scope) {
    return switch (result.subject()) {
      case Subject.Of(var ref) -> scope.of(ref);
      case Subject.Cluster() -> ScopeClass.UNDECIDED;
    };
  }
}
