package io.inscope.reports.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssessmentsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Subject CLUSTER = new Subject.Cluster();
  private static final Subject GATEWAY = workload("gateway");
  private static final Subject SHOP = workload("shop");

  private static final Outcome PASS = Outcome.pass();
  private static final Outcome.Fail FAIL =
      new Outcome.Fail("is open", List.of(new Evidence.Absence("no policy")));
  private static final Outcome ASK = new Outcome.Manual("Is it meant?", List.of());
  private static final Outcome GAP = new Outcome.NotAssessed("NetworkPolicy was refused");
  private static final Outcome UNANSWERABLE = new Outcome.NotAssessed("ask people", true);
  private static final Outcome NOT_HERE = new Outcome.NotApplicable("no Ingress");

  private static final Map<String, CheckInfo> CHECKS =
      Stream.of("net-a", "net-b", "net-c", "net-d", "net-x")
          .map(
              id ->
                  new CheckInfo(
                      id, "Title of " + id, Severity.MEDIUM, Set.of(), "why", "remedy", ""))
          .collect(Collectors.toMap(CheckInfo::id, Function.identity()));

  @Test
  void withoutResultsARequirementIsNotAssessed() {
    assertThat(status(full("net-a", "net-b")))
        .isEqualTo(
            new RequirementStatus(
                full("net-a", "net-b"),
                Status.NOT_ASSESSED,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                "None of its 2 checks gave a result."));
    assertThat(said(full("net-a"))).isEqualTo("NOT_ASSESSED Its only check gave no result.");
  }

  @Test
  void resultsOfOtherChecksDoNotCount() {
    assertThat(said(full("net-a"), result("net-b", GATEWAY, PASS)))
        .isEqualTo("NOT_ASSESSED Its only check gave no result.");
  }

  @Test
  void aRequirementWhoseChecksAreAllPlannedIsNotAssessed() {
    assertThat(said(requirement(Reach.PARTIAL, List.of(), List.of("net-a", "net-b"))))
        .isEqualTo("NOT_ASSESSED None of its checks is built; 2 checks not built yet.");
  }

  @Test
  void aRequirementWithoutAnyCheckIsNotAssessed() {
    assertThat(said(full())).isEqualTo("NOT_ASSESSED No check speaks to it.");
  }

  @Test
  void whatNoCheckCanSeeIsAQuestionToAPerson() {
    assertThat(status(requirement(Reach.NONE, List.of(), List.of())))
        .isEqualTo(
            new RequirementStatus(
                requirement(Reach.NONE, List.of(), List.of()),
                Status.MANUAL,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                "A snapshot cannot show this, so ask: Who owns it? Since when?"));
  }

  @Test
  void passesAloneArePassOnlyWhenEverythingIsSeen() {
    assertThat(
            status(
                full("net-a", "net-b"),
                result("net-a", GATEWAY, PASS),
                result("net-b", CLUSTER, PASS)))
        .isEqualTo(
            new RequirementStatus(
                full("net-a", "net-b"),
                Status.PASS,
                2,
                0,
                0,
                0,
                0,
                List.of(),
                "All its checks pass."));
  }

  @Test
  void passesOfChecksThatSeeOnlyAPartLeaveTheQuestionsOpen() {
    assertThat(
            said(
                requirement(Reach.PARTIAL, List.of("net-a"), List.of()),
                result("net-a", GATEWAY, PASS)))
        .isEqualTo("MANUAL All its checks pass, but they see only a part of it, 2 questions open.");
  }

  @Test
  void aCheckThatIsNotBuiltYetPreventsAPass() {
    assertThat(
            said(
                requirement(Reach.FULL, List.of("net-a"), List.of("net-b")),
                result("net-a", GATEWAY, PASS)))
        .isEqualTo("MANUAL All its checks pass; 1 check not built yet.");
    assertThat(
            said(
                requirement(Reach.PARTIAL, List.of("net-a"), List.of("net-b", "net-c")),
                result("net-a", GATEWAY, PASS)))
        .isEqualTo(
            "MANUAL All its checks pass, but they see only a part of it, 2 questions open;"
                + " 2 checks not built yet.");
  }

  @Test
  void oneFailureAmongAnythingElseFails() {
    RequirementStatus status =
        status(
            requirement(Reach.PARTIAL, List.of("net-a", "net-b", "net-c"), List.of("net-d")),
            result("net-a", SHOP, FAIL),
            result("net-a", GATEWAY, PASS),
            result("net-b", GATEWAY, Severity.CRITICAL, FAIL),
            result("net-b", SHOP, ASK),
            result("net-c", SHOP, GAP),
            result("net-c", GATEWAY, NOT_HERE));

    assertThat(status)
        .isEqualTo(
            new RequirementStatus(
                requirement(Reach.PARTIAL, List.of("net-a", "net-b", "net-c"), List.of("net-d")),
                Status.FAIL,
                1,
                2,
                1,
                1,
                1,
                List.of("F-AJMHV5JF", "F-PCURARMD"),
                "2 findings from 2 checks, at worst critical: net-a, net-b;"
                    + " 1 check not assessed in full; 1 check not built yet."));
  }

  @Test
  void aSentenceNamesThreeChecksAndCountsTheOthers() {
    assertThat(
            said(
                full("net-a", "net-b", "net-c", "net-d"),
                result("net-a", SHOP, FAIL),
                result("net-b", SHOP, FAIL),
                result("net-c", SHOP, FAIL),
                result("net-d", SHOP, FAIL)))
        .isEqualTo(
            "FAIL 4 findings from 4 checks, at worst medium: net-a, net-b, net-c and 1 more.");
    assertThat(said(full("net-a"), result("net-a", SHOP, FAIL)))
        .isEqualTo("FAIL 1 finding from 1 check, at worst medium: net-a.");
  }

  @Test
  void passesDoNotCoverWhatCouldNotBeAssessed() {
    assertThat(
            said(
                full("net-a", "net-b"),
                result("net-a", GATEWAY, PASS),
                result("net-a", SHOP, GAP),
                result("net-b", GATEWAY, PASS)))
        .isEqualTo("NOT_ASSESSED 1 of its 2 checks could not be assessed in full: net-a.");
  }

  @Test
  void passesDoNotCoverACheckThatWasNotRun() {
    assertThat(said(full("net-a", "net-b"), result("net-a", GATEWAY, PASS)))
        .isEqualTo("NOT_ASSESSED 1 of its 2 checks could not be assessed in full: net-b.");
  }

  @Test
  void aGapIsWorseThanAQuestion() {
    assertThat(
            said(full("net-a", "net-b"), result("net-a", SHOP, ASK), result("net-b", CLUSTER, GAP)))
        .isEqualTo("NOT_ASSESSED 1 of its 2 checks could not be assessed in full: net-b.");
  }

  @Test
  void whatNoSnapshotCanAnswerIsLeftToAPersonAndNoGap() {
    assertThat(
            said(
                requirement(Reach.PARTIAL, List.of("net-a", "net-b"), List.of()),
                result("net-a", SHOP, PASS),
                result("net-b", CLUSTER, UNANSWERABLE)))
        .isEqualTo("MANUAL 1 of its 2 checks left to a person to judge: net-b.");
    assertThat(
            said(
                full("net-a", "net-b"),
                result("net-a", SHOP, ASK),
                result("net-b", CLUSTER, UNANSWERABLE)))
        .isEqualTo("MANUAL 2 of its 2 checks left to a person to judge: net-a, net-b.");
    assertThat(said(full("net-b"), result("net-b", CLUSTER, UNANSWERABLE)))
        .isEqualTo("MANUAL 1 of its 1 check left to a person to judge: net-b.");
  }

  @Test
  void whatNoSnapshotCanAnswerHidesNeitherAFailureNorAGap() {
    assertThat(
            said(
                full("net-a", "net-b", "net-c"),
                result("net-a", SHOP, FAIL),
                result("net-b", CLUSTER, UNANSWERABLE),
                result("net-c", SHOP, PASS)))
        .isEqualTo("FAIL 1 finding from 1 check, at worst medium: net-a.");
    assertThat(
            said(
                full("net-a", "net-b", "net-c"),
                result("net-a", SHOP, GAP),
                result("net-b", CLUSTER, UNANSWERABLE),
                result("net-c", SHOP, PASS)))
        .isEqualTo("NOT_ASSESSED 1 of its 3 checks could not be assessed in full: net-a.");
  }

  @Test
  void aCheckThatAsksLeavesTheRequirementToAPerson() {
    assertThat(
            said(full("net-a", "net-b"), result("net-a", SHOP, ASK), result("net-b", SHOP, PASS)))
        .isEqualTo("MANUAL 1 of its 2 checks left to a person to judge: net-a.");
  }

  @Test
  void aPassBesideWhatDoesNotApplyIsAPass() {
    assertThat(
            said(
                full("net-a", "net-b"),
                result("net-a", SHOP, PASS),
                result("net-b", CLUSTER, NOT_HERE)))
        .isEqualTo("PASS All its checks pass where they apply.");
  }

  @Test
  void whatDoesNotApplyIsNotApplicableOnlyWhenEverythingIsSeen() {
    assertThat(said(full("net-a"), result("net-a", CLUSTER, NOT_HERE)))
        .isEqualTo("NOT_APPLICABLE Nothing that its checks look at is there.");
    assertThat(
            said(
                requirement(Reach.PARTIAL, List.of("net-a"), List.of()),
                result("net-a", CLUSTER, NOT_HERE)))
        .isEqualTo(
            "MANUAL Nothing that its checks look at is there, but they see only a part of it,"
                + " 2 questions open.");
    assertThat(
            said(
                requirement(Reach.FULL, List.of("net-a"), List.of("net-b")),
                result("net-a", CLUSTER, NOT_HERE)))
        .isEqualTo("MANUAL Nothing that its checks look at is there; 1 check not built yet.");
  }

  @Test
  void inAnyWorldAPassMeansThatEverythingWasSeenAndHolds() {
    Random random = new Random(42);
    List<Outcome> outcomes =
        List.of(PASS, PASS, PASS, NOT_HERE, NOT_HERE, ASK, GAP, UNANSWERABLE, FAIL);
    Set<Status> seen = EnumSet.noneOf(Status.class);
    for (int world = 0; world < 3000; world++) {
      Reach reach =
          List.of(Reach.FULL, Reach.FULL, Reach.FULL, Reach.PARTIAL, Reach.NONE)
              .get(random.nextInt(5));
      List<String> checks = List.of("net-a", "net-b", "net-c").subList(0, random.nextInt(4));
      List<String> planned = random.nextInt(3) == 0 ? List.of("net-d") : List.of();
      int kinds = 1 + random.nextInt(outcomes.size());
      List<CheckResult> results = new ArrayList<>();
      for (String check : checks) {
        int subjects = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < subjects; i++) {
          results.add(result(check, workload("w" + i), outcomes.get(random.nextInt(kinds))));
        }
      }
      RequirementStatus status =
          status(requirement(reach, checks, planned), results.toArray(CheckResult[]::new));

      boolean allSpoke =
          !checks.isEmpty()
              && checks.stream()
                  .allMatch(check -> results.stream().anyMatch(r -> r.checkId().equals(check)));
      boolean onlyGood =
          results.stream()
              .allMatch(r -> Set.of("PASS", "NOT_APPLICABLE").contains(r.outcome().word()));
      boolean satisfied = reach == Reach.FULL && planned.isEmpty() && allSpoke && onlyGood;
      boolean applies = results.stream().anyMatch(r -> r.outcome().word().equals("PASS"));
      boolean fails = results.stream().anyMatch(r -> r.outcome().word().equals("FAIL"));
      assertThat(status.status() == Status.PASS).isEqualTo(satisfied && applies);
      assertThat(status.status() == Status.NOT_APPLICABLE).isEqualTo(satisfied && !applies);
      assertThat(status.status() == Status.FAIL).isEqualTo(fails);
      assertThat(status.findings()).hasSize(status.fail());
      assertThat(
              status.pass()
                  + status.fail()
                  + status.manual()
                  + status.notAssessed()
                  + status.notApplicable())
          .isEqualTo(results.size());
      seen.add(status.status());
    }
    assertThat(seen).containsExactlyInAnyOrder(Status.values());
  }

  @Test
  void findingsAreSortedWorstFirstAndCarryScopeAndStanding() {
    CheckResult medium = result("net-a", SHOP, FAIL);
    CheckResult low = result("net-a", CLUSTER, Severity.LOW, FAIL);
    CheckResult alsoMedium = result("net-b", GATEWAY, FAIL);
    CheckResult critical = result("net-b", SHOP, Severity.CRITICAL, FAIL);
    Scope scope =
        new Scope(
            List.of(
                new ScopeEntry(
                    ref("gateway"),
                    Optional.of(ScopeClass.CDE),
                    ScopeClass.UNDECIDED,
                    ScopeClass.CDE,
                    DataRole.TRANSMITS,
                    "sees card numbers")));

    Assessment assessment =
        Assessments.assess(
            List.of(alsoMedium, low, critical, result("net-c", SHOP, PASS), medium),
            List.of(),
            CHECKS,
            scope,
            Judgements.NONE,
            TODAY);

    assertThat(assessment)
        .isEqualTo(
            new Assessment(
                List.of(low, medium, alsoMedium, critical, result("net-c", SHOP, PASS)),
                List.of(
                    finding("F-A4LK2VGN", critical, ScopeClass.UNDECIDED),
                    finding("F-PCURARMD", medium, ScopeClass.UNDECIDED),
                    finding("F-AJMHV5JF", alsoMedium, ScopeClass.CDE),
                    finding("F-M3P6YQ2B", low, ScopeClass.UNDECIDED)),
                Map.of()));
  }

  @Test
  void theOrderOfResultsChangesNothing() {
    List<CheckResult> results = new ArrayList<>();
    for (String check : new TreeSet<>(CHECKS.keySet())) {
      for (int i = 0; i < 20; i++) {
        results.add(result(check, workload("w" + i), i % 3 == 0 ? FAIL : PASS));
      }
    }
    List<Framework> frameworks =
        List.of(framework("one", full("net-a", "net-b")), framework("two", full("net-c")));
    Assessment expected =
        Assessments.assess(results, frameworks, CHECKS, scopeless(), Judgements.NONE, TODAY);
    Collections.shuffle(results, new Random(7));

    Assessment shuffled =
        Assessments.assess(results, frameworks, CHECKS, scopeless(), Judgements.NONE, TODAY);

    assertThat(shuffled).isEqualTo(expected);
    assertThat(shuffled.requirements().keySet()).containsExactlyElementsOf(frameworks);
  }

  @Test
  void twoFindingsWhoseShortIdsCollideBothGetLongerOnes() {
    CheckResult one = result("net-x", workload("w75966"), FAIL);
    CheckResult other = result("net-x", workload("w1202954"), FAIL);

    assertThat(ids(one)).containsExactly("F-767NMWAG");
    assertThat(ids(other)).containsExactly("F-767NMWAG");
    assertThat(ids(one, other, result("net-x", GATEWAY, FAIL)))
        .containsExactly("F-SUIPDMWY", "F-767NMWAG7", "F-767NMWAGR");
  }

  @Test
  void failingTwiceOnOneSubjectIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> ids(result("net-a", SHOP, FAIL), result("net-a", SHOP, FAIL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("check 'net-a' failed twice on payments/Deployment.apps/shop");
  }

  @Test
  void aFailureOfAnUnknownCheckIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> ids(result("net-z", SHOP, FAIL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown check 'net-z'");
  }

  private static List<String> ids(CheckResult... results) {
    return Assessments.assess(
            List.of(results), List.of(), CHECKS, scopeless(), Judgements.NONE, TODAY)
        .findings()
        .stream()
        .map(Finding::id)
        .toList();
  }

  private static String said(Requirement requirement, CheckResult... results) {
    RequirementStatus status = status(requirement, results);
    return status.status() + " " + status.because();
  }

  private static RequirementStatus status(Requirement requirement, CheckResult... results) {
    Framework framework = framework("demo", requirement);
    Map<Framework, List<RequirementStatus>> requirements =
        Assessments.assess(
                List.of(results), List.of(framework), CHECKS, scopeless(), Judgements.NONE, TODAY)
            .requirements();
    assertThat(requirements).containsOnlyKeys(framework);
    return requirements.values().iterator().next().getFirst();
  }

  private static Framework framework(String id, Requirement... requirements) {
    return new Framework(id, id, "", List.of(requirements));
  }

  private static Requirement full(String... checks) {
    return requirement(Reach.FULL, List.of(checks), List.of());
  }

  private static Requirement requirement(Reach reach, List<String> checks, List<String> planned) {
    return new Requirement(
        "1.1",
        "Walls",
        List.of(),
        checks,
        planned,
        reach,
        "Sees walls.",
        List.of("Who owns it?", "Since when?"),
        "A plan");
  }

  private static CheckResult result(String check, Subject subject, Outcome outcome) {
    return result(check, subject, Severity.MEDIUM, outcome);
  }

  private static CheckResult result(
      String check, Subject subject, Severity severity, Outcome outcome) {
    return new CheckResult(check, subject, severity, outcome);
  }

  private static Finding finding(String id, CheckResult result, ScopeClass scope) {
    return new Finding(
        id,
        Objects.requireNonNull(CHECKS.get(result.checkId())),
        result,
        FAIL,
        scope,
        new Standing.Open());
  }

  private static Scope scopeless() {
    return new Scope(List.of());
  }

  private static ResourceRef ref(String name) {
    return new ResourceRef("apps", "Deployment", "payments", name);
  }

  private static Subject workload(String name) {
    return new Subject.Of(ref(name));
  }
}
