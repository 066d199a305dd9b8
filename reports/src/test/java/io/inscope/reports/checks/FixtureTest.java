package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixtureTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures");

  private static final Map<String, Check> CHECKS =
      CheckLibrary.ALL.stream().collect(Collectors.toMap(c -> c.info().id(), c -> c));

  /// What only lists facts cannot fail.
  private static final List<String> INVENTORIES =
      CheckLibrary.ALL.stream()
          .map(Check::info)
          .filter(info -> info.severity() == Severity.INFO)
          .map(CheckInfo::id)
          .toList();

  static List<Fixture> fixtures() {
    return Fixture.all(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aCheckFindsWhatItsFixtureSays(Fixture fixture) {
    Check check = CHECKS.get(fixture.id());
    if (check == null) {
      throw new AssertionError("no check has the id " + fixture.id());
    }
    assertThat(fixture.actual(check)).containsExactlyElementsOf(fixture.expected());
  }

  @Test
  void everyCheckHasAFixtureThatFailsAndOneThatPasses() {
    assertThat(without(fixture -> fixture.expectsFailure() || fixture.expectsQuestion()))
        .as("checks without a fixture that fails or asks")
        .isSubsetOf(INVENTORIES);
    assertThat(without(Fixture::expectsPass)).as("checks without a passing fixture").isEmpty();
  }

  private static List<String> without(Predicate<Fixture> wanted) {
    Map<String, Boolean> has = new TreeMap<>();
    CHECKS.forEach(
        (id, check) -> {
          if (!(check instanceof Unanswerable)) {
            has.put(id, false);
          }
        });
    fixtures().stream().filter(wanted).forEach(fixture -> has.put(fixture.id(), true));
    return has.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
  }
}
