package io.inscope.reports.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.framework.Frameworks;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.scope.Glob;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.yaml.YamlProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 2);
  private static final Instant NOW = Instant.parse("2026-05-02T10:00:00Z");
  private static final String VAULT = "payments/Deployment.apps/vault";
  private static final Target.Requirement DIAGRAM =
      new Target.Requirement("pci-dss-4.0.1", "1.2.3");

  private static final JudgementContext CONTEXT =
      new JudgementContext(
          Map.of(
              "F-AAAAAAAA",
              new Target.Findings("pod-host-port", Glob.of(VAULT), Set.of("sidecar"))),
          Set.of("pod-host-port", "pod-host-pid"),
          Frameworks.shipped(Set.of()),
          name ->
              name.equals("plan.pdf")
                  ? Optional.of(new Judgement.EvidenceFile("plan.pdf", "ab".repeat(32)))
                  : Optional.empty(),
          TODAY,
          new Redactor(FingerprintKey.random()));

  private final List<Decision> decisions = new ArrayList<>();

  private JudgementFile.Result read(String yaml) throws YamlProblem {
    JudgementFile.Result result = JudgementFile.read(yaml, "decisions.yaml", CONTEXT);
    result
        .payload()
        .ifPresent(
            p ->
                decisions.add(new Decision(decisions.size() + 1, NOW, "jdoe", Judgements.KIND, p)));
    return result;
  }

  private List<String> problems(String yaml) throws YamlProblem {
    return read(yaml).problems();
  }

  private List<Judgement> inForce() {
    return Judgements.of(decisions).inForce().stream().map(Judgement.Recorded::judgement).toList();
  }

  @Test
  void everythingAFileSaysIsThereAgainWhenItIsReadFromTheProject() throws YamlProblem {
    JudgementFile.Result result =
        read(
            """
            exceptions:
            - finding: F-AAAAAAAA
              reason: The agent needs it
              compensating-control: Firewalled
              approver: J. Doe
              expiry: 31.10.2026
            - check: pod-host-pid
              object: shop/*
              containers: [web]
              reason: Debugging
              approver: J. Doe
              start: 2026-01-01
              expiry: 2026-02-01
            notes:
            - requirement: PCI DSS 4.0.1 1.2.3
              note: 4711
            answers:
            - requirement: pci-dss-4.0.1 1.2.3
              question: 1
              answer: All ranges are named
              met: yes
              by: A. Owner
              evidence: [plan.pdf]
            - check: pod-host-pid
              object: shop/Deployment.apps/web
              answer: It is gone
              met: not applicable
            overrides:
            - requirement: pci-dss-4.0.1 1.2.3
              finding: not in place
              rationale: Nobody reviews it
              by: A. Assessor
            """);

    assertThat(result.problems()).isEmpty();
    assertThat(result.taken()).isEqualTo(6);
    String question =
        CONTEXT.frameworks().find("pci-dss-4.0.1").orElseThrow().requirements().stream()
            .filter(r -> r.id().equals("1.2.3"))
            .findFirst()
            .orElseThrow()
            .questions()
            .getFirst();
    assertThat(inForce())
        .containsExactlyInAnyOrder(
            new Judgement.RiskException(
                new Target.Findings("pod-host-port", Glob.of(VAULT), Set.of("sidecar")),
                "The agent needs it",
                "Firewalled",
                "J. Doe",
                TODAY,
                LocalDate.of(2026, 10, 31)),
            new Judgement.RiskException(
                new Target.Findings("pod-host-pid", Glob.of("shop/*"), Set.of("web")),
                "Debugging",
                "",
                "J. Doe",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 1)),
            new Judgement.Note(DIAGRAM, "4711"),
            new Judgement.Answer(
                new Target.Question(DIAGRAM, question),
                "All ranges are named",
                Judgement.Met.YES,
                "A. Owner",
                List.of(new Judgement.EvidenceFile("plan.pdf", "ab".repeat(32)))),
            new Judgement.Answer(
                new Target.Findings("pod-host-pid", Glob.of("shop/Deployment.apps/web"), Set.of()),
                "It is gone",
                Judgement.Met.NOT_APPLICABLE,
                "",
                List.of()),
            new Judgement.Override(
                DIAGRAM, RocFinding.NOT_IN_PLACE, "Nobody reviews it", "A. Assessor"));
  }

  @Test
  void whatCannotBeTakenIsToldWithItsLineAndCostsNothingElse() throws YamlProblem {
    JudgementFile.Result result =
        read(
            """
            exceptions:
            - finding: F-BBBBBBBB
              reason: r
              approver: a
              expiry: 2026-12-31
            - check: pod-host-prot
              object: "*"
              reason: r
              approver: a
              expiry: 2026-12-31
            - check: pod-host-port
              object: "*"
              approver: a
              expiry: 2026-12-31
            - check: pod-host-port
              object: "*"
              reason: r
              approver: a
            - check: pod-host-port
              object: "*"
              reason: r
              approver: a
              start: 2026-12-31
              expiry: 2026-01-31
            - check: pod-host-port
              object: "*"
              reason: r
              approver: a
              expires: 2026-12-31
            - check: pod-host-port
              object: shop/*
              reason: good
              approver: a
              expiry: 2026-12-31
            """);

    assertThat(result.problems())
        .containsExactly(
            "line 2: there is no finding 'F-BBBBBBBB' in this snapshot; 'inscope check' lists them",
            "line 6: there is no check 'pod-host-prot'; 'inscope checks' lists them",
            "line 11: give reason",
            "line 15: give expiry, the last day it counts",
            "line 19: expiry 2026-01-31 lies before its start 2026-12-31",
            "line 25: unknown key 'expires'; known are approver, check, compensating-control,"
                + " containers, expiry, finding, object, reason, start, withdrawn");
    assertThat(result.taken()).isEqualTo(1);
    assertThat(inForce()).hasSize(1);
  }

  @Test
  void answersNeedAQuestionThatIsAskedAndWhetherItIsMet() throws YamlProblem {
    assertThat(
            problems(
                """
                answers:
                - requirement: pci-dss-4.0.1 1.2.3
                  question: 9
                  answer: yes indeed
                  met: yes
                - requirement: pci-dss-4.0.1 1.2.3
                  question: 1
                  answer: yes indeed
                - requirement: pci-dss-4.0.1 99.9
                  question: 1
                  answer: a
                  met: yes
                - requirement: sox 1
                  answer: a
                  met: yes
                - requirement: pci-dss-4.0.1 1.2.3
                  question: 1
                  answer: a
                  met: yes
                  evidence: [gone.pdf]
                - check: pod-host-pid
                  object: "*"
                  answer: a
                  met: yes
                overrides:
                - requirement: pci-dss-4.0.1 1.2.3
                  finding: fine
                  rationale: r
                - requirement: pci-dss-4.0.1 1.2.3
                  finding: In Place
                """))
        .containsExactly(
            "line 2: give question, the number of one of the 3 questions of pci-dss-4.0.1 1.2.3, or"
                + " its words",
            "line 6: give met: yes, no or not applicable; without it nothing follows",
            "line 9: PCI DSS 4.0.1 has no requirement '99.9'",
            "line 13: requirement 'sox 1' is not like pci-dss-4.0.1 1.2.3; 'inscope frameworks'"
                + " lists their names",
            "line 16: the document 'gone.pdf' cannot be read; put it beside the file, or give its"
                + " path from there",
            "line 21: name the object of the check; one answer for all objects there are would also"
                + " answer for those to come",
            "line 26: finding 'fine' is not one of In Place, Not in Place, Not Applicable, Not"
                + " Tested",
            "line 29: give rationale");
    assertThat(decisions).isEmpty();
  }

  @Test
  void unknownSectionsAndWrongShapesAreTold() throws YamlProblem {
    assertThat(problems("exeptions: []\nnotes: {}\n"))
        .hasSize(2)
        .contains(
            "line 1: unknown key 'exeptions'; known are answers, assignments, exceptions, notes,"
                + " overrides");
  }

  @Test
  void secretsInTextsAreMaskedAndTold() throws YamlProblem {
    JudgementFile.Result result =
        read(
            """
            notes:
            - finding: F-AAAAAAAA
              note: The test card was 4111 1111 1111 1111
            """);

    assertThat(result.masked()).containsExactly("line 2");
    assertThat(result.payload().orElseThrow()).doesNotContain("4111 1111 1111 1111");
  }

  @Test
  void aLaterDecisionAboutTheSameThingCountsAndNotesAddUp() throws YamlProblem {
    read(override("In Place") + note("first"));
    read(override("Not Tested") + note("second"));

    Judgements judgements = Judgements.of(decisions);
    assertThat(judgements.override(DIAGRAM).orElseThrow().finding())
        .isEqualTo(RocFinding.NOT_TESTED);
    assertThat(judgements.notes(DIAGRAM)).containsExactly("first", "second");
    assertThat(judgements.history()).hasSize(4);
  }

  @Test
  void whatIsWithdrawnNoLongerCounts() throws YamlProblem {
    read(override("In Place") + note("first"));
    read(
        """
        overrides:
        - requirement: pci-dss-4.0.1 1.2.3
          withdrawn: true
        """);

    Judgements judgements = Judgements.of(decisions);
    assertThat(judgements.override(DIAGRAM)).isEmpty();
    assertThat(judgements.notes(DIAGRAM)).containsExactly("first");
  }

  @Test
  void anExceptionCoversTheContainersItWasGivenForAndNoOther() throws YamlProblem {
    read(
        """
        exceptions:
        - finding: F-AAAAAAAA
          reason: r
          approver: a
          expiry: 2026-06-30
        """);
    Judgements judgements = Judgements.of(decisions);

    assertThat(judgements.exception("pod-host-port", VAULT, Set.of("sidecar"), TODAY)).isPresent();
    assertThat(judgements.exception("pod-host-port", VAULT, Set.of("sidecar", "new"), TODAY))
        .isEmpty();
    assertThat(judgements.exception("pod-host-port", VAULT + "2", Set.of("sidecar"), TODAY))
        .isEmpty();
    assertThat(judgements.exception("pod-host-pid", VAULT, Set.of("sidecar"), TODAY)).isEmpty();
    assertThat(judgements.exception("pod-host-port", VAULT, Set.of("sidecar"), TODAY.minusDays(1)))
        .isEmpty();
  }

  private static String override(String finding) {
    return """
    overrides:
    - requirement: pci-dss-4.0.1 1.2.3
      finding: %s
      rationale: r
    """
        .formatted(finding);
  }

  private static String note(String text) {
    return """
    notes:
    - requirement: pci-dss-4.0.1 1.2.3
      note: %s
    """
        .formatted(text);
  }
}
