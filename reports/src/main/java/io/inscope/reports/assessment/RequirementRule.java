package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One requirement: its status, and the sentence that says why. In which order the statuses win is
/// told in the package's description.
final class RequirementRule {
  /// How many names of checks a sentence can bear.
  private static final int NAMED = 3;

  private final Requirement requirement;
  private final Map<String, List<CheckResult>> resultsByCheck;
  private final List<CheckResult> results;
  private final List<Finding> findings;

  private RequirementRule(
      Requirement requirement,
      Map<String, List<CheckResult>> resultsByCheck,
      Map<String, List<Finding>> findingsByCheck) {
    this.requirement = requirement;
    this.resultsByCheck = resultsByCheck;
    this.results =
        requirement.checks().stream()
            .flatMap(check -> resultsByCheck.getOrDefault(check, List.of()).stream())
            .toList();
    this.findings =
        requirement.checks().stream()
            .flatMap(check -> findingsByCheck.getOrDefault(check, List.of()).stream())
            .toList();
  }

  static RequirementStatus status(
      Requirement requirement,
      Map<String, List<CheckResult>> resultsByCheck,
      Map<String, List<Finding>> findingsByCheck) {
    return new RequirementRule(requirement, resultsByCheck, findingsByCheck).status();
  }

  private RequirementStatus status() {
    List<String> failing = checksWith(Outcome.Fail.class);
    List<String> asking = checksWith(Outcome.Manual.class);
    List<String> gaps = requirement.checks().stream().filter(this::leavesGap).toList();
    if (!failing.isEmpty()) {
      return status(Status.FAIL, failures(failing) + gapClause(gaps));
    }
    if (requirement.reach() == Reach.NONE && results.isEmpty()) {
      return status(
          Status.MANUAL,
          "A snapshot cannot show this, so ask: " + String.join(" ", requirement.questions()));
    }
    if (results.isEmpty()) {
      return status(Status.NOT_ASSESSED, silence());
    }
    if (!gaps.isEmpty()) {
      return status(
          Status.NOT_ASSESSED, share(gaps) + " could not be assessed in full: " + names(gaps));
    }
    if (!asking.isEmpty()) {
      return status(Status.MANUAL, share(asking) + " left to a person to judge: " + names(asking));
    }
    return satisfied();
  }

  /// Every built check spoke, and none of them said anything but "pass" or "does not apply".
  private RequirementStatus satisfied() {
    boolean applies = count(Outcome.Pass.class) > 0;
    String held =
        !applies
            ? "Nothing that its checks look at is there"
            : count(Outcome.NotApplicable.class) > 0
                ? "All its checks pass where they apply"
                : "All its checks pass";
    if (requirement.reach() != Reach.FULL) {
      String open = counted(requirement.questions().size(), "question");
      return status(Status.MANUAL, held + ", but they see only a part of it, " + open + " open");
    }
    if (!requirement.planned().isEmpty()) {
      return status(Status.MANUAL, held);
    }
    return status(applies ? Status.PASS : Status.NOT_APPLICABLE, held);
  }

  private String failures(List<String> failing) {
    Severity worst =
        findings.stream()
            .map(finding -> finding.result().severity())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return "%s from %s, at worst %s: %s"
        .formatted(
            counted(findings.size(), "finding"),
            counted(failing.size(), "check"),
            worst.word(),
            names(failing));
  }

  private String gapClause(List<String> gaps) {
    return gaps.isEmpty() ? "" : "; " + counted(gaps.size(), "check") + " not assessed in full";
  }

  /// No check gave a result.
  private String silence() {
    int built = requirement.checks().size();
    if (built > 0) {
      return built == 1
          ? "Its only check gave no result"
          : "None of its " + built + " checks gave a result";
    }
    return requirement.planned().isEmpty()
        ? "No check speaks to it"
        : "None of its checks is built";
  }

  private RequirementStatus status(Status status, String because) {
    int planned = requirement.planned().size();
    String sentence =
        planned == 0 ? because : because + "; " + counted(planned, "check") + " not built yet";
    return new RequirementStatus(
        requirement,
        status,
        count(Outcome.Pass.class),
        count(Outcome.Fail.class),
        count(Outcome.Manual.class),
        count(Outcome.NotAssessed.class),
        count(Outcome.NotApplicable.class),
        findings.stream().map(Finding::id).sorted().toList(),
        sentence.endsWith("?") ? sentence : sentence + ".");
  }

  private boolean leavesGap(String check) {
    List<CheckResult> all = resultsByCheck.getOrDefault(check, List.of());
    return all.isEmpty() || all.stream().anyMatch(r -> r.outcome() instanceof Outcome.NotAssessed);
  }

  private List<String> checksWith(Class<? extends Outcome> outcome) {
    return results.stream()
        .filter(result -> outcome.isInstance(result.outcome()))
        .map(CheckResult::checkId)
        .distinct()
        .toList();
  }

  private int count(Class<? extends Outcome> outcome) {
    return (int) results.stream().filter(r -> outcome.isInstance(r.outcome())).count();
  }

  private String share(List<String> checks) {
    return checks.size() + " of its " + counted(requirement.checks().size(), "check");
  }

  private static String names(List<String> checks) {
    String first = String.join(", ", checks.subList(0, Math.min(NAMED, checks.size())));
    return checks.size() > NAMED ? first + " and " + (checks.size() - NAMED) + " more" : first;
  }

  private static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
