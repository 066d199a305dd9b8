package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One requirement: its status, and the sentence that says why. In which order the statuses win is
/// told in the package's description.
final class RequirementRule {
  /// How many names of checks a sentence can bear.
  private static final int NAMED = 3;

  private final Requirement requirement;
  private final Target.Requirement target;
  private final Judgements judgements;
  private final List<Optional<Judgement.Answer>> answers;
  private final Map<String, List<CheckResult>> resultsByCheck;
  private final List<CheckResult> results;
  private final List<Finding> findings;

  private RequirementRule(
      Framework framework,
      Requirement requirement,
      Map<String, List<CheckResult>> resultsByCheck,
      Map<String, List<Finding>> findingsByCheck,
      Judgements judgements) {
    this.requirement = requirement;
    this.target = new Target.Requirement(framework.id(), requirement.id());
    this.judgements = judgements;
    this.answers = requirement.questions().stream().map(q -> judgements.answer(target, q)).toList();
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
      Framework framework,
      Requirement requirement,
      Map<String, List<CheckResult>> resultsByCheck,
      Map<String, List<Finding>> findingsByCheck,
      Judgements judgements) {
    return new RequirementRule(framework, requirement, resultsByCheck, findingsByCheck, judgements)
        .status();
  }

  private RequirementStatus status() {
    List<String> failing = checksWith(Outcome.Fail.class);
    List<String> asking = checksAsking();
    List<String> gaps = requirement.checks().stream().filter(this::leavesGap).toList();
    if (!failing.isEmpty()) {
      return status(Status.FAIL, failures(failing) + gapClause(gaps));
    }
    if (isDenied()) {
      return status(Status.FAIL, "People were asked, and it is not met" + gapClause(gaps));
    }
    if (requirement.reach() == Reach.NONE && results.isEmpty() && openQuestions() == 0) {
      return answered("A snapshot cannot show this");
    }
    if (requirement.reach() == Reach.NONE && results.isEmpty()) {
      return status(
          Status.MANUAL, "A snapshot cannot show this, so ask: " + String.join(" ", stillToAsk()));
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
    boolean applies = count(Outcome.Pass.class) > 0 || isConfirmed();
    String held =
        !applies
            ? "Nothing that its checks look at is there"
            : count(Outcome.NotApplicable.class) > 0
                ? "All its checks pass where they apply"
                : "All its checks pass";
    if (requirement.reach() != Reach.FULL && openQuestions() > 0) {
      String open = counted(openQuestions(), "question");
      return status(Status.MANUAL, held + ", but they see only a part of it, " + open + " open");
    }
    if (!requirement.planned().isEmpty()) {
      return status(Status.MANUAL, held);
    }
    if (requirement.reach() != Reach.FULL) {
      return applies ? status(Status.PASS, held + clauseOfAnswers()) : answered(held);
    }
    return status(applies ? Status.PASS : Status.NOT_APPLICABLE, held);
  }

  /// Only answers speak to it, none of which denies it.
  private RequirementStatus answered(String held) {
    boolean applies =
        answers.stream().flatMap(Optional::stream).anyMatch(a -> a.met() == Judgement.Met.YES);
    return status(applies ? Status.PASS : Status.NOT_APPLICABLE, held + clauseOfAnswers());
  }

  private String clauseOfAnswers() {
    long documents =
        answers.stream().flatMap(Optional::stream).mapToInt(a -> a.evidence().size()).sum();
    return ", and people answered its %s %s"
        .formatted(
            counted(answers.size(), "question"),
            documents == 0 ? "without a document" : "with " + counted((int) documents, "document"));
  }

  /// Somebody answered a question of it, or of a check, with no.
  private boolean isDenied() {
    return Stream.concat(
            answers.stream().flatMap(Optional::stream),
            results.stream()
                .filter(RequirementRule::isLeftToPeople)
                .flatMap(result -> answer(result).stream()))
        .anyMatch(answer -> answer.met() == Judgement.Met.NO);
  }

  /// A person settled with yes what a check had left open.
  private boolean isConfirmed() {
    return results.stream()
        .filter(RequirementRule::isLeftToPeople)
        .flatMap(result -> answer(result).stream())
        .anyMatch(answer -> answer.met() == Judgement.Met.YES);
  }

  private Optional<Judgement.Answer> answer(CheckResult result) {
    return judgements.answer(result.checkId(), result.subject().toString());
  }

  /// Checks that leave a result to a person who has not answered yet.
  private List<String> checksAsking() {
    return results.stream()
        .filter(result -> isLeftToPeople(result) && answer(result).isEmpty())
        .map(CheckResult::checkId)
        .distinct()
        .toList();
  }

  private List<String> stillToAsk() {
    return IntStream.range(0, answers.size())
        .filter(i -> answers.get(i).isEmpty())
        .mapToObj(requirement.questions()::get)
        .toList();
  }

  private int openQuestions() {
    return stillToAsk().size();
  }

  private String failures(List<String> failing) {
    Severity worst =
        findings.stream()
            .map(finding -> finding.result().severity())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return "%s from %s, at worst %s: %s%s"
        .formatted(
            counted(findings.size(), "finding"),
            counted(failing.size(), "check"),
            worst.word(),
            names(failing),
            excepted());
  }

  /// `; all of them excepted`: they stay failures, and an assessor who accepts the compensating
  /// controls says so with a finding of their own.
  private String excepted() {
    long excepted =
        findings.stream().filter(f -> f.standing() instanceof Standing.Excepted).count();
    return excepted == 0
        ? ""
        : excepted == findings.size()
            ? "; all of them excepted"
            : "; %d of them excepted".formatted(excepted);
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
        sentence.endsWith("?") ? sentence : sentence + ".",
        answers,
        judgements.override(target),
        judgements.notes(target));
  }

  private boolean leavesGap(String check) {
    List<CheckResult> all = resultsByCheck.getOrDefault(check, List.of());
    return all.isEmpty()
        || all.stream()
            .anyMatch(r -> r.outcome() instanceof Outcome.NotAssessed && !isLeftToPeople(r));
  }

  /// A check asks, or could never have answered.
  private static boolean isLeftToPeople(CheckResult result) {
    return result.outcome() instanceof Outcome.Manual
        || (result.outcome() instanceof Outcome.NotAssessed n && n.unanswerable());
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
