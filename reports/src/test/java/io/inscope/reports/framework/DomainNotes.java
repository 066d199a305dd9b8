package io.inscope.reports.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Section 1 of the domain notes, `compliance.md`, which names checks by requirement, by pattern
/// (`cde-*`) or as whole groups of the catalogue.
final class DomainNotes {
  private static final Pattern GROUP = Pattern.compile("### ([A-N])\\. (.*) \\(\\d+\\)");
  private static final Pattern GROUPS = Pattern.compile("groups? ([A-N](?:, [A-N])*)\\b");
  private static final Pattern CHECK = Pattern.compile("`([a-z0-9*-]+)`");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");
  private static final Pattern RANGE = Pattern.compile("(\\d+)\\.(\\d+)-\\d+\\.(\\d+)");

  private final List<String> lines;
  private final DomainTable table;

  DomainNotes(Path file, DomainTable table) throws IOException {
    this.lines = Files.readAllLines(file);
    this.table = table;
  }

  Set<Pair> pairs() {
    Set<Pair> pairs = new TreeSet<>();
    for (List<String> row : rows("### 1a.")) {
      Set<String> checks = checks(row.get(2));
      add(pairs, "pci-dss-3.2.1", List.of(row.getFirst().split(" ", 2)[0]), checks);
      add(
          pairs,
          "pci-dss-4.0.1",
          numbers(row.get(4).replaceAll("\\([^)]* for [^)]*\\)", "")),
          checks);
    }
    for (List<String> row : rows("### 1f.")) {
      add(pairs, "pci-ssc-container-guidance", areas(row.getFirst()), checks(row.get(2)));
    }
    return pairs;
  }

  private static void add(
      Set<Pair> pairs, String framework, List<String> numbers, Set<String> checks) {
    numbers.forEach(n -> checks.forEach(check -> pairs.add(new Pair(framework, n, check))));
  }

  /// The rows below a heading whose first cell begins with a number.
  private List<List<String>> rows(String heading) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.matches("\\| \\d.*"))
        .map(line -> List.of(line.substring(2).split(" \\| ", -1)))
        .toList();
  }

  private static List<String> numbers(String cell) {
    return NUMBER.matcher(cell).results().map(MatchResult::group).toList();
  }

  /// `2.1-2.3`, `1.3, 5.1`, `8, 9 **(u: item text)**`; what has no item belongs to the area.
  private static List<String> areas(String cell) {
    if (cell.startsWith("1.x")) {
      return List.of("1");
    }
    List<String> areas = new ArrayList<>();
    for (String part : cell.split(", ")) {
      Matcher range = RANGE.matcher(part);
      if (range.lookingAt()) {
        int last = Integer.parseInt(range.group(3));
        for (int i = Integer.parseInt(range.group(2)); i <= last; i++) {
          areas.add(range.group(1) + "." + i);
        }
      } else {
        areas.addAll(numbers(part.split(" ", 2)[0]));
      }
    }
    return areas;
  }

  private Set<String> checks(String cell) {
    Set<String> checks = new TreeSet<>();
    CHECK
        .matcher(cell)
        .results()
        .map(found -> Pattern.compile(found.group(1).replace("*", ".*")))
        .forEach(p -> table.ids().stream().filter(p.asMatchPredicate()).forEach(checks::add));
    GROUPS
        .matcher(cell)
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(", ")))
        .forEach(letter -> checks.addAll(table.idsOfGroup(group(letter))));
    return checks;
  }

  private String group(String letter) {
    return lines.stream()
        .map(GROUP::matcher)
        .filter(heading -> heading.matches() && heading.group(1).equals(letter))
        .map(heading -> heading.group(2))
        .findFirst()
        .orElseThrow();
  }
}
