package io.inscope.reports.framework;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.json.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The frameworks against the mapping table of the domain notes. Mapping tables are where tools
/// like this one are wrong most often, so every pair of ours is either in the table, or in section
/// 1 of the notes, or has its reason in `mapping-notes.yaml`; and the other way round.
class MappingTest {
  private static final Path DOMAIN = Path.of("../../shared/domain");
  private static final String BENCHMARK = "cis-kubernetes-";
  private static final List<String> VERSIONS = List.of("1.8", "1.10", "1.11", "1.12");

  private final Frameworks frameworks = Frameworks.shipped(Set.of());
  private final DomainTable table = new DomainTable(DOMAIN.resolve("checks.tsv"));

  MappingTest() throws IOException {}

  @BeforeAll
  static void theDomainNotesAreThere() {
    assumeTrue(Files.isRegularFile(DOMAIN.resolve("checks.tsv")), "no domain notes beside this");
  }

  @Test
  void whatTheTableMapsIsInTheFrameworksOrLeftOutForAReason() throws Exception {
    Set<Pair> leftOut = minus(table.pairs(), ours());
    assertThat(minus(leftOut, noted("left_out"))).as("left out without a reason").isEmpty();
    assertThat(minus(noted("left_out"), leftOut)).as("noted, but not left out").isEmpty();
  }

  @Test
  void whatTheTableDoesNotMapIsInTheFrameworksForAReason() throws Exception {
    Set<Pair> domain = table.pairs();
    domain.addAll(new DomainNotes(DOMAIN.resolve("compliance.md"), table).pairs());
    Set<Pair> added = minus(ours(), domain);
    assertThat(minus(added, noted("added"))).as("added without a reason").isEmpty();
    assertThat(minus(noted("added"), added)).as("noted, but not added").isEmpty();
  }

  @Test
  void everyNoteHasAReason() throws Exception {
    assertThat(notes())
        .isNotEmpty()
        .allSatisfy(note -> assertThat(note.at("because").text("")).isNotBlank());
  }

  /// `5.2.12 (1.10/1.11: 5.2.13)`: the number of the newest version first.
  @Test
  void everyNumberOfTheBenchmarkIsThereInItsVersion() {
    Set<Pair> expected = new TreeSet<>();
    table
        .column("cis_k8s")
        .forEach(
            (check, cell) ->
                Stream.of(cell.split(","))
                    .map(String::strip)
                    .filter(part -> part.matches("\\d.*"))
                    .forEach(part -> expected.addAll(numbered(part, check))));
    assertThat(expected).hasSizeGreaterThan(150);
    assertThat(minus(expected, benchmark(VERSIONS))).isEmpty();
    assertThat(minus(benchmark(List.of("1.12")), expected)).isEmpty();
  }

  @Test
  void olderVersionsOfTheBenchmarkHaveNoCheckThatTheTableDoesNotGiveIt() {
    Set<String> mapped =
        table.column("cis_k8s").entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(
            benchmark(VERSIONS).stream()
                .filter(pair -> !mapped.contains(pair.check()))
                .map(Pair::toString))
        .as("an admission plugin that Kubernetes dropped after that version")
        .containsExactly(
            new Pair(BENCHMARK + "1.8", "1.2.12", "api-security-context-deny").toString());
  }

  private static final Pattern NUMBERED =
      Pattern.compile(
          "([\\d.]+)(?:-([\\d.]+))?(?: \\((<=)?([\\d./]+)(?:: ([\\d.]+))?( only)?\\))?");

  private static List<Pair> numbered(String part, String check) {
    Matcher m = NUMBERED.matcher(part);
    assertThat(m.matches()).as(part).isTrue();
    if (m.group(2) != null) {
      return range(m.group(1), m.group(2))
          .map(number -> new Pair(BENCHMARK + "1.12", number, check))
          .toList();
    }
    List<Pair> pairs = new ArrayList<>();
    List<String> named = m.group(4) == null ? List.of() : List.of(m.group(4).split("/"));
    String there = m.group(5) == null ? m.group(1) : m.group(5);
    for (String version : VERSIONS) {
      if (m.group(3) == null
          ? named.contains(version)
          : VERSIONS.indexOf(version) <= VERSIONS.indexOf(named.getFirst())) {
        pairs.add(new Pair(BENCHMARK + version, there, check));
      }
    }
    if (named.isEmpty() || m.group(5) != null) {
      pairs.add(new Pair(BENCHMARK + "1.12", m.group(1), check));
    }
    return pairs;
  }

  private static Stream<String> range(String first, String last) {
    String section = first.substring(0, first.lastIndexOf('.') + 1);
    int from = Integer.parseInt(first.substring(section.length()));
    int to = Integer.parseInt(last.substring(section.length()));
    return Stream.iterate(from, n -> n <= to, n -> n + 1).map(n -> section + n);
  }

  private Set<Pair> benchmark(List<String> versions) {
    return versions.stream()
        .flatMap(v -> Pair.of(frameworks.find(BENCHMARK + v).orElseThrow()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Pair> ours() {
    return frameworks.all().stream()
        .filter(framework -> !framework.id().startsWith(BENCHMARK))
        .flatMap(framework -> Pair.of(framework).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Pair> noted(String kind) throws Exception {
    return notes().stream()
        .flatMap(
            note ->
                note.at(kind)
                    .each()
                    .map(
                        check ->
                            new Pair(
                                note.at("framework").text(""),
                                note.at("requirement").text(""),
                                check.text(""))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Field> notes() throws Exception {
    try (InputStream in =
        requireNonNull(MappingTest.class.getResourceAsStream("/mapping-notes.yaml"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new FrameworkYaml("mapping-notes.yaml")
          .root(text, "notes")
          .at("notes")
          .each()
          .toList();
    }
  }

  private static Set<Pair> minus(Collection<Pair> all, Collection<Pair> some) {
    Set<Pair> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
