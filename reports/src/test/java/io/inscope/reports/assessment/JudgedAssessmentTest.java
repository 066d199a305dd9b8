package io.inscope.reports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.checks.Audits;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.reports.judgement.JudgementContext;
import io.inscope.reports.judgement.JudgementFile;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.RocFinding;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.yaml.YamlProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What people decide changes how things stand, and never what was found.
class JudgedAssessmentTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 2);
  private static final Subject CLUSTER = new Subject.Cluster();
  private static final CheckInfo INFO =
      new CheckInfo("net-a", "Holds", Severity.HIGH, Set.of(), "Why.", "Remedy.", "");
  private static final Outcome FAIL =
      new Outcome.Fail("is open", List.of(new Evidence.Absence("a wall")));
  private static final Outcome ASKS = new Outcome.Manual("Is it needed?", List.of());

  /// Asks two questions, numbered as in the file.
  private static Frameworks frameworks(Reach reach) {
    return Frameworks.of(
        List.of(
            new Framework(
                "demo",
                "Demo",
                "",
                List.of(
                    new Requirement(
                        "1.1",
                        "Walls",
                        List.of(),
                        reach == Reach.NONE ? List.of() : List.of("net-a"),
                        List.of(),
                        reach,
                        "Sees walls.",
                        reach == Reach.FULL ? List.of() : List.of("Who?", "When?"),
                        "")))));
  }

  private static Assessment assessed(Reach reach, String decisions, Outcome... outcomes)
      throws YamlProblem {
    Frameworks frameworks = frameworks(reach);
    JudgementFile.Result read =
        JudgementFile.read(
            decisions,
            "decisions.yaml",
            new JudgementContext(
                Map.of(),
                Set.of("net-a"),
                frameworks,
                _ -> Optional.empty(),
                TODAY,
                new Redactor(FingerprintKey.random())));
    assertThat(read.problems()).isEmpty();
    Judgements judgements =
        Judgements.of(
            read.payload().stream()
                .map(p -> new Decision(1, Instant.EPOCH, "jdoe", Judgements.KIND, p))
                .toList());
    return Assessments.assess(
        List.of(outcomes).stream()
            .map(outcome -> new CheckResult("net-a", CLUSTER, Severity.HIGH, outcome))
            .toList(),
        frameworks.all(),
        Map.of("net-a", INFO),
        Audits.of("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}").scope(),
        judgements,
        TODAY);
  }

  private static RequirementStatus status(Assessment assessment) {
    return assessment.requirements().values().iterator().next().getFirst();
  }

  private static String said(Assessment assessment) {
    return status(assessment).status() + ": " + status(assessment).because();
  }

  private static String exception(String start, String expiry) {
    return """
    exceptions:
    - check: net-a
      object: cluster
      reason: r
      approver: a
      start: %s
      expiry: %s
    """
        .formatted(start, expiry);
  }

  private static String answer(int question, String met) {
    return """
    - requirement: demo 1.1
      question: %d
      answer: a
      met: %s
    """
        .formatted(question, met);
  }

  @Test
  void anExceptionChangesTheStandingAndNeverTheStatus() throws YamlProblem {
    Assessment assessment = assessed(Reach.FULL, exception("2026-05-02", "2026-05-02"), FAIL);

    assertThat(assessment.findings().getFirst().standing()).isInstanceOf(Standing.Excepted.class);
    assertThat(assessment.findings().getFirst().result().outcome()).isEqualTo(FAIL);
    assertThat(said(assessment))
        .isEqualTo("FAIL: 1 finding from 1 check, at worst high: net-a; all of them excepted.");
  }

  @Test
  void anExceptionLapsesOnTheDayAfterItsLast() throws YamlProblem {
    Assessment assessment = assessed(Reach.FULL, exception("2026-01-01", "2026-05-01"), FAIL);

    assertThat(assessment.findings().getFirst().standing()).isInstanceOf(Standing.Lapsed.class);
    assertThat(said(assessment)).isEqualTo("FAIL: 1 finding from 1 check, at worst high: net-a.");
  }

  @Test
  void anExceptionThatHasNotBegunLeavesTheFindingOpen() throws YamlProblem {
    assertThat(
            assessed(Reach.FULL, exception("2026-05-03", "2026-06-01"), FAIL)
                .findings()
                .getFirst()
                .standing())
        .isEqualTo(new Standing.Open());
  }

  @Test
  void whatIsSeenInPartIsManualUntilEveryQuestionIsAnswered() throws YamlProblem {
    assertThat(said(assessed(Reach.PARTIAL, "{}", Outcome.pass())))
        .isEqualTo(
            "MANUAL: All its checks pass, but they see only a part of it, 2 questions open.");
    assertThat(said(assessed(Reach.PARTIAL, "answers:\n" + answer(1, "yes"), Outcome.pass())))
        .isEqualTo("MANUAL: All its checks pass, but they see only a part of it, 1 question open.");
    assertThat(
            said(
                assessed(
                    Reach.PARTIAL,
                    "answers:\n" + answer(1, "yes") + answer(2, "not applicable"),
                    Outcome.pass())))
        .isEqualTo(
            "PASS: All its checks pass, and people answered its 2 questions without a document.");
  }

  @Test
  void anAnswerOfNoIsAFailureWhateverTheChecksSay() throws YamlProblem {
    assertThat(said(assessed(Reach.PARTIAL, "answers:\n" + answer(2, "no"), Outcome.pass())))
        .isEqualTo("FAIL: People were asked, and it is not met.");
    assertThat(
            said(
                assessed(
                    Reach.PARTIAL,
                    "answers:\n" + answer(2, "no"),
                    new Outcome.NotAssessed("gone"))))
        .isEqualTo("FAIL: People were asked, and it is not met; 1 check not assessed in full.");
  }

  @Test
  void answersNeverHideWhatCouldNotBeAssessed() throws YamlProblem {
    assertThat(
            said(
                assessed(
                    Reach.PARTIAL,
                    "answers:\n" + answer(1, "yes") + answer(2, "yes"),
                    new Outcome.NotAssessed("gone"))))
        .isEqualTo("NOT_ASSESSED: 1 of its 1 check could not be assessed in full: net-a.");
  }

  @Test
  void whatNoCheckSeesIsWhatPeopleAnswer() throws YamlProblem {
    assertThat(said(assessed(Reach.NONE, "answers:\n" + answer(1, "yes"))))
        .isEqualTo("MANUAL: A snapshot cannot show this, so ask: When?");
    assertThat(said(assessed(Reach.NONE, "answers:\n" + answer(1, "yes") + answer(2, "yes"))))
        .isEqualTo(
            "PASS: A snapshot cannot show this, and people answered its 2 questions without a"
                + " document.");
    assertThat(
            status(
                    assessed(
                        Reach.NONE,
                        "answers:\n" + answer(1, "not applicable") + answer(2, "not applicable")))
                .status())
        .isEqualTo(Status.NOT_APPLICABLE);
  }

  @Test
  void whatACheckLeavesToAPersonIsSettledByAnAnswer() throws YamlProblem {
    String answer =
        """
        answers:
        - check: net-a
          object: cluster
          answer: It is
          met: %s
        """;
    assertThat(said(assessed(Reach.FULL, "{}", ASKS)))
        .isEqualTo("MANUAL: 1 of its 1 check left to a person to judge: net-a.");
    assertThat(status(assessed(Reach.FULL, answer.formatted("yes"), ASKS)).status())
        .isEqualTo(Status.PASS);
    assertThat(said(assessed(Reach.FULL, answer.formatted("no"), ASKS)))
        .isEqualTo("FAIL: People were asked, and it is not met.");
  }

  @Test
  void theAssessorsFindingCountsAndTheComputedStatusStays() throws YamlProblem {
    RequirementStatus status =
        status(
            assessed(
                Reach.FULL,
                """
                overrides:
                - requirement: demo 1.1
                  finding: in place
                  rationale: There is a wall in front
                """,
                FAIL));

    assertThat(status.status()).isEqualTo(Status.FAIL);
    assertThat(status.effective()).isEqualTo(Status.PASS);
    assertThat(status.override().orElseThrow().finding()).isEqualTo(RocFinding.IN_PLACE);
  }
}
