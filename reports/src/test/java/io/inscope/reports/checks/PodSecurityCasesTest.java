package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.podsecurity.Level;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.reports.podsecurity.PodShape;
import io.inscope.reports.podsecurity.Rule;
import io.inscope.reports.podsecurity.Verdict;
import io.inscope.reports.podsecurity.Violation;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pods of which the verdict of the Pod Security Standards is known, by version.
class PodSecurityCasesTest {
  private static final Path CASES = Path.of("../../shared/data/pod-security-cases");

  /// A pod with a known verdict: `<level>/<version>/<pass or fail>/<rule><number>.yaml`.
  private record Case(Path file) {
    Level level() {
      return Level.valueOf(above(3).toUpperCase(Locale.ROOT));
    }

    int minor() {
      return Integer.parseInt(above(2).substring("v1.".length()));
    }

    boolean passes() {
      return above(1).equals("pass");
    }

    String rule() {
      return above(0).replaceFirst("\\d*\\.yaml", "");
    }

    private String above(int levels) {
      return file.getName(file.getNameCount() - 1 - levels).toString();
    }

    PodShape pod() throws IOException {
      Field root =
          Audits.snapshot(Files.readString(file), "", Map.of())
              .all(Kinds.POD)
              .findFirst()
              .orElseThrow()
              .root();
      return new PodShape(root.at("metadata"), root.at("spec"));
    }

    List<CheckResult> results(Set<String> ids) throws IOException {
      List<Check> checks =
          CheckLibrary.ALL.stream().filter(c -> ids.contains(c.info().id())).toList();
      return new CheckRunner(checks)
          .run(
              Audits.of(
                  Audits.snapshot(Files.readString(file), above(2) + ".0", Map.of()), List.of()));
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  @Test
  void theStandardsSayWhatAdmissionSays() throws IOException {
    for (Case one : cases()) {
      Verdict verdict = PodSecurityStandards.judge(one.pod(), one.minor());
      assertThat(verdict.level().compareTo(one.level()) >= 0)
          .as("%s: %s", one, verdict)
          .isEqualTo(one.passes());
    }
  }

  @Test
  void theRuleThatAPodWasMadeToBreakIsNamed() throws IOException {
    for (Case one : cases()) {
      if (!one.passes()) {
        Verdict verdict = PodSecurityStandards.judge(one.pod(), one.minor());
        assertThat(
                Stream.concat(verdict.baseline().stream(), verdict.restricted().stream())
                    .map(violation -> violation.rule().name().toLowerCase(Locale.ROOT)))
            .as(one.toString())
            .contains(one.rule());
      }
    }
  }

  @Test
  void theCheckOfTheLevelSaysTheSame() throws IOException {
    for (Case one : cases()) {
      Outcome outcome = one.results(Set.of("pod-pss-level")).getFirst().outcome();
      Verdict verdict = PodSecurityStandards.judge(one.pod(), one.minor());
      String word = verdict.level().word();
      assertThat(outcome.word())
          .as(one.toString())
          .isEqualTo(verdict.level() == Level.PRIVILEGED ? "FAIL" : "PASS");
      String message =
          switch (outcome) {
            case Outcome.Pass pass -> pass.message() + shown(pass.evidence());
            case Outcome.Fail fail -> fail.message() + shown(fail.evidence());
            default -> throw new AssertionError(one + ": " + outcome);
          };
      assertThat(message).startsWith("is " + word + " by the rules of 1.").endsWith("|" + word);
      verdict.baseline().stream()
          .map(Violation::toString)
          .forEach(broken -> assertThat(message).contains(broken));
    }
  }

  private static String shown(List<Evidence> evidence) {
    return evidence.stream()
        .map(e -> e instanceof Evidence.Value value ? "|" + value.value() : "|?")
        .collect(Collectors.joining());
  }

  @Test
  void theChecksOfTheRulesNeverPassWhatAStandardForbids() throws IOException {
    int tried = 0;
    for (Case one : cases()) {
      Set<String> ids = checksOf(one.rule());
      if (!one.passes() && !ids.isEmpty()) {
        tried++;
        assertThat(one.results(ids))
            .as(one.toString())
            .anyMatch(r -> !(r.outcome() instanceof Outcome.Pass));
      }
    }
    assumeTrue(tried > 0, "the pods with known verdicts are not here");
    assertThat(tried).isGreaterThan(300);
  }

  @Test
  void theChecksOfTheRulesNeverFailWhatAStandardAllows() throws IOException {
    for (Case one : cases()) {
      Set<String> ids =
          PodSecurityStandards.RULES.stream()
              .filter(rule -> rule.level().compareTo(one.level()) <= 0)
              .filter(rule -> rule.since() <= one.minor())
              .flatMap(rule -> checksOf(rule.name()).stream())
              .collect(Collectors.toSet());
      if (one.passes()) {
        assertThat(one.results(ids))
            .as(one.toString())
            .noneMatch(r -> r.outcome() instanceof Outcome.Fail);
      }
    }
  }

  /// The checks that ask what a rule asks.
  private static Set<String> checksOf(String rule) {
    Field field = Field.root(JsonObject.EMPTY);
    return PodSecurityStandards.RULES.stream()
        .filter(r -> r.name().equalsIgnoreCase(rule))
        .flatMap(r -> Stream.of("hostPID", "hostIPC", "x").map(key -> r.check(field.at(key))))
        .collect(Collectors.toSet());
  }

  @Test
  void everyRuleNamesChecksThatExist() {
    Set<String> known =
        CheckLibrary.ALL.stream().map(check -> check.info().id()).collect(Collectors.toSet());
    for (Rule rule : PodSecurityStandards.RULES) {
      assertThat(known).as(rule.name()).containsAll(checksOf(rule.name()));
    }
  }

  private static List<Case> cases() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "the pods with known verdicts are not here");
    try (Stream<Path> all = Files.walk(CASES)) {
      return all.filter(f -> f.toString().endsWith(".yaml")).sorted().map(Case::new).toList();
    }
  }
}
