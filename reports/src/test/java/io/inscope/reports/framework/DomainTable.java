package io.inscope.reports.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The mapping table of the domain notes, `checks.tsv`: one row a check, one column a framework.
final class DomainTable {
  private final List<Map<String, String>> rows = new ArrayList<>();

  DomainTable(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.getFirst().split("\t"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), unquoted(cells[i]));
      }
      rows.add(row);
    }
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  List<String> ids() {
    return rows.stream().map(row -> row.getOrDefault("id", "")).toList();
  }

  List<String> idsOfGroup(String group) {
    return rows.stream()
        .filter(row -> group.equals(row.get("group")))
        .map(row -> row.getOrDefault("id", ""))
        .toList();
  }

  /// What stands in a column, by check.
  Map<String, String> column(String name) {
    Map<String, String> cells = new HashMap<>();
    rows.forEach(row -> cells.put(row.getOrDefault("id", ""), row.getOrDefault(name, "")));
    return cells;
  }

  /// All pairs but those of the benchmark, whose numbers depend on the version.
  Set<Pair> pairs() {
    Set<Pair> pairs = new TreeSet<>();
    add(pairs, "pci-dss-3.2.1", "pci_3_2_1", DomainTable::firstWord);
    add(pairs, "pci-dss-4.0.1", "pci_4_0_1", DomainTable::firstWord);
    add(pairs, "nist-sp-800-190", "nist_800_190", DomainTable::firstWord);
    add(pairs, "hipaa-security-rule", "hipaa_164", Stream::of);
    add(pairs, "soc-2", "soc2", Stream::of);
    add(pairs, "gdpr-art-32", "gdpr_art32", DomainTable::article);
    add(pairs, "gdpr-art-32", "other", o -> o.startsWith("GDPR tr") ? Stream.of("44") : none());
    add(pairs, "nsa-cisa-kubernetes-1.2", "nsa", code -> Stream.of(code.replace("NSA-", "")));
    add(pairs, "pod-security-standards", "pss", DomainTable::level);
    add(pairs, "pci-ssc-container-guidance", "other", DomainTable::guidance);
    return pairs;
  }

  private void add(
      Set<Pair> pairs, String framework, String column, Function<String, Stream<String>> numbers) {
    column(column)
        .forEach(
            (check, cell) ->
                Stream.of(cell.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .flatMap(numbers)
                    .forEach(number -> pairs.add(new Pair(framework, number, check))));
  }

  /// `1.4.3 (anti-spoofing)`, `4.2.1(valid)`, `11.5.2 weekly`.
  private static Stream<String> firstWord(String part) {
    return Stream.of(part.split("[ (]", 2)[0]);
  }

  /// `G32-b` is Article 32(1)(b), `G30/35` is two articles.
  private static Stream<String> article(String code) {
    return code.startsWith("G32-")
        ? Stream.of("32(1)(" + code.substring(4) + ")")
        : Stream.of(code.substring(1).split("/"));
  }

  /// `PSS-R(1.23+)`.
  private static Stream<String> level(String code) {
    return Stream.of(code.startsWith("PSS-B") ? "Baseline" : "Restricted");
  }

  /// `PCI guidance 16.2/16.3`.
  private static Stream<String> guidance(String text) {
    return text.startsWith("PCI guidance ")
        ? Stream.of(text.substring("PCI guidance ".length()).split("/"))
        : none();
  }

  private static Stream<String> none() {
    return Stream.empty();
  }
}
