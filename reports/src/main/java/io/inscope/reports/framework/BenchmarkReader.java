package io.inscope.reports.framework;

import static io.inscope.reports.framework.FrameworkYaml.line;

import io.inscope.snapshot.json.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a benchmark that exists in several versions, from one file: an item stands there once,
/// with the number that each version gives it.
///
/// Numbers of the CIS Kubernetes Benchmark drift from version to version, and sources number one
/// version differently: what kube-bench calls 5.2.11 in 1.12 is 5.2.12 with Kubescape. `ids` of an
/// item maps a version to its number; `all` stands for the versions not named, `-` for none. The
/// crosswalk of a requirement holds its numbers in the versions where they differ.
final class BenchmarkReader {
  private static final Set<String> KEYS = Set.of("id", "title", "versions", "items");
  private static final Set<String> VERSION_KEYS = Set.of("version", "note");
  private static final Set<String> ITEM_KEYS =
      Stream.concat(Stream.of("ids"), RequirementReader.KEYS.stream())
          .filter(key -> !key.equals("crosswalk"))
          .collect(Collectors.toUnmodifiableSet());
  private static final String ALL = "all";
  private static final String ABSENT = "-";

  private final FrameworkYaml yaml;
  private final RequirementReader reader;

  private BenchmarkReader(FrameworkYaml yaml, RequirementReader reader) {
    this.yaml = yaml;
    this.reader = reader;
  }

  /// @return a framework for each version, in the order of the file, its requirements by number
  static List<Framework> read(String file, String text, Set<String> built, CheckCatalogue catalogue)
      throws InvalidFramework {
    FrameworkYaml yaml = new FrameworkYaml(file);
    Field root = yaml.root(text, "one benchmark with id, title, versions and items");
    List<Framework> frameworks =
        new BenchmarkReader(yaml, new RequirementReader(yaml, built, catalogue)).frameworks(root);
    yaml.verify();
    return frameworks;
  }

  private List<Framework> frameworks(Field root) {
    yaml.knownKeys(root, KEYS);
    String id = yaml.required(root, 0, "id");
    String title = yaml.required(root, 0, "title");
    Map<String, String> notes = new HashMap<>();
    List<String> versions = new ArrayList<>();
    for (Field version : yaml.items(root, "versions")) {
      yaml.knownKeys(version, VERSION_KEYS);
      String name = yaml.required(version, line(version), "version");
      versions.add(name);
      notes.put(name, yaml.optional(version, "note"));
    }
    Map<String, List<Requirement>> byVersion = items(root, title, versions);
    return versions.stream()
        .map(
            version ->
                new Framework(
                    id + "-" + version,
                    title + " " + version,
                    notes.getOrDefault(version, ""),
                    byVersion.getOrDefault(version, List.of()).stream()
                        .sorted(Comparator.comparing(Requirement::id, BenchmarkReader::byNumber))
                        .toList()))
        .toList();
  }

  private Map<String, List<Requirement>> items(Field root, String title, List<String> versions) {
    Map<String, List<Requirement>> byVersion = new HashMap<>();
    Set<String> seen = new TreeSet<>();
    for (Field item : yaml.items(root, "items")) {
      yaml.knownKeys(item, ITEM_KEYS);
      Map<String, String> ids = ids(item, versions);
      Requirement requirement = reader.read(item, "");
      for (String version : versions) {
        String number = number(ids, version);
        if (number.equals(ABSENT)) {
          continue;
        }
        if (!seen.add(version + " " + number)) {
          yaml.problem(line(item), "version %s has two items %s".formatted(version, number));
        }
        byVersion
            .computeIfAbsent(version, _ -> new ArrayList<>())
            .add(requirement.numbered(number, elsewhere(number, ids, title, versions)));
      }
    }
    return byVersion;
  }

  private static String number(Map<String, String> ids, String version) {
    return ids.getOrDefault(version, ids.getOrDefault(ALL, ABSENT));
  }

  /// Where the same item has another number.
  private static List<String> elsewhere(
      String number, Map<String, String> ids, String title, List<String> versions) {
    return versions.stream()
        .filter(version -> !Set.of(number, ABSENT).contains(number(ids, version)))
        .map(version -> title + " " + version + " " + number(ids, version))
        .toList();
  }

  private Map<String, String> ids(Field item, List<String> versions) {
    Map<String, String> ids = new HashMap<>();
    item.at("ids")
        .members()
        .forEach(
            id -> {
              if (!id.key().equals(ALL) && !versions.contains(id.key())) {
                yaml.problem(line(id), "there is no version '%s'".formatted(id.key()));
              }
              ids.put(id.key(), yaml.text(id, "a number in 'ids'"));
            });
    if (ids.isEmpty()) {
      yaml.problem(line(item), "'ids' is missing");
    }
    return ids;
  }

  /// 1.2.9 before 1.2.10.
  private static int byNumber(String a, String b) {
    return Arrays.compare(parts(a), parts(b));
  }

  private static int[] parts(String number) {
    return Stream.of(number.split("\\.")).mapToInt(BenchmarkReader::value).toArray();
  }

  private static int value(String part) {
    return part.matches("\\d{1,9}") ? Integer.parseInt(part) : Integer.MAX_VALUE;
  }
}
