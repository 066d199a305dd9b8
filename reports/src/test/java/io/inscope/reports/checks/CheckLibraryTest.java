package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.framework.CheckCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckLibraryTest {
  private static final Path SOURCES = Path.of("src/main/java/io/inscope/reports/checks");
  private static final Path CATALOGUE = Path.of("../../shared/domain/checks.tsv");
  private static final Pattern IMPLEMENTATION =
      Pattern.compile("class (\\w+) implements \\w*Check\\b");

  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "crit", Severity.CRITICAL,
          "high", Severity.HIGH,
          "med", Severity.MEDIUM,
          "low", Severity.LOW,
          "info", Severity.INFO);

  @Test
  void theListHoldsEveryCheckThereIs() throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = IMPLEMENTATION.matcher(Files.readString(file));
        if (matcher.find()) {
          written.add(matcher.group(1));
        }
      }
    }
    assertThat(
            CheckLibrary.ALL.stream()
                .filter(check -> !(check instanceof Unanswerable))
                .map(c -> c.getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void theListIsSortedByIdAndNoIdComesTwice() {
    List<String> ids = CheckLibrary.ALL.stream().map(c -> c.info().id()).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theWholeCatalogueIsThere() {
    assertThat(CheckLibrary.ALL.stream().map(check -> check.info().id()))
        .containsExactlyInAnyOrderElementsOf(
            CheckCatalogue.shipped().entries().stream().map(CheckCatalogue.Entry::id).toList());
  }

  @Test
  void everyCheckSaysWhyItMattersAndWhatToDo() {
    for (Check check : CheckLibrary.ALL) {
      CheckInfo info = check.info();
      assertThat(info.title()).as(info.id()).isNotBlank().doesNotEndWith(".");
      assertThat(info.why()).as(info.id()).isNotBlank().endsWith(".");
      assertThat(info.remedy()).as(info.id()).isNotBlank().endsWith(".");
      assertThat(info.limits()).as(info.id()).matches("|\\S.*\\.");
    }
  }

  @Test
  void whatAResourceCheckIsAskedAboutIsPartOfWhatItReads() {
    for (Check check : CheckLibrary.ALL) {
      if (check instanceof ResourceCheck resources) {
        assertThat(check.info().reads()).as(check.info().id()).containsAll(resources.kinds());
        assertThat(resources.kinds()).as(check.info().id()).isNotEmpty();
      }
    }
  }

  @Test
  void idsAndSeveritiesAreThoseOfTheCatalogue() throws IOException {
    assumeTrue(Files.exists(CATALOGUE), "the catalogue of checks is not here");
    Map<String, Severity> catalogue =
        Files.readAllLines(CATALOGUE).stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .collect(Collectors.toMap(row -> row[0], row -> severity(row[2])));
    for (Check check : CheckLibrary.ALL) {
      CheckInfo info = check.info();
      assertThat(catalogue).containsEntry(info.id(), info.severity());
    }
  }

  private static Severity severity(String word) {
    Severity severity = SEVERITIES.get(word);
    if (severity == null) {
      throw new IllegalStateException("no such severity: " + word);
    }
    return severity;
  }
}
