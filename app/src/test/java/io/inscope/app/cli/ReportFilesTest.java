package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report in other formats than a workbook.
class ReportFilesTest {
  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web, image: "=web:1"}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec:
        hostPID: true
        containers: [{name: vault, image: vault:1}]
      """;

  /// Version 4 or 5, as the schema of OSCAL has it.
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}.\\-_]*");

  @TempDir static Path folder;
  private static Path project = Path.of("");

  @BeforeAll
  static void importTheCluster() throws IOException {
    project = folder.resolve("p.inscope");
    Path yaml = Files.writeString(folder.resolve("my pods.yaml"), CLUSTER);
    assertThat(Run.of("import", yaml, "--project", project).code()).isZero();
    Path scope = Files.writeString(folder.resolve("scope.yaml"), "cde: [{namespace: payments}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
    Path decisions =
        Files.writeString(
            folder.resolve("d.yaml"),
            """
            exceptions:
            - {check: pod-host-pid, object: payments/Pod/vault, reason: Agent., approver: CISO,
               start: 2026-01-01, expiry: 2026-12-31}
            overrides:
            - {requirement: pci-dss-4.0.1 1.2.1, finding: In Place, rationale: Seen.}
            """);
    assertThat(Run.of("decisions", project, "--apply", decisions).code()).isZero();
  }

  private static Field json(Path file) throws IOException {
    return Field.root(JsonTree.parse(Files.readAllBytes(file)));
  }

  private static Field written(String format, String name) throws IOException {
    Path file = folder.resolve(name);
    Run run =
        Run.of(
            "report", project, "--out", file, "--format", format, "--framework", "pci-dss-4.0.1");
    assertThat(run).isEqualTo(new Run(0, file + "\n", ""));
    byte[] first = Files.readAllBytes(file);
    Run.of("report", project, "--out", file, "--format", format, "--framework", "pci-dss-4.0.1");
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    return json(file);
  }

  @Test
  void everyTableIsAFileAndTheIndexNamesItsHash() throws Exception {
    for (String format : List.of("csv", "json")) {
      Path to = folder.resolve("tables-" + format);
      Run run = Run.of("report", project, "--out", to, "--format", format);
      assertThat(run.code()).isZero();
      assertThat(run.lines().getLast()).isEqualTo(to.resolve("index.json").toString());
      Field index = json(to.resolve("index.json"));
      assertThat(index.at("schema").text()).contains("inscope/index/1");
      List<String> named = new ArrayList<>();
      for (Field file : index.at("files").each().toList()) {
        byte[] bytes = Files.readAllBytes(to.resolve(file.at("file").text("")));
        assertThat(sha256(bytes)).isEqualTo(file.at("sha256").text(""));
        if (format.equals("json")) {
          assertThat(Field.root(JsonTree.parse(bytes)).at("rows").each().count())
              .isEqualTo(file.at("rows").number().orElseThrow());
        }
        named.add(to.resolve(file.at("file").text("")).toString());
      }
      assertThat(named)
          .isEqualTo(run.lines().subList(0, run.lines().size() - 1))
          .contains(
              to.resolve("findings." + format).toString(),
              to.resolve("requirement-matrix." + format).toString(),
              to.resolve("exceptions." + format).toString());
      try (var files = Files.list(to)) {
        assertThat(files.map(Path::toString)).containsExactlyInAnyOrderElementsOf(run.lines());
      }
      String before = index.toString();
      Run.of("report", project, "--out", to, "--format", format);
      assertThat(json(to.resolve("index.json")).toString()).isEqualTo(before);
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void sarifSaysOfEveryResultWhatTheCheckSays() throws IOException {
    Field run = written("sarif", "r.sarif").at("runs").each().findFirst().orElseThrow();
    Map<String, String> kinds =
        Map.of(
            "PASS", "pass",
            "FAIL", "fail",
            "MANUAL", "review",
            "NOT_ASSESSED", "open",
            "NOT_APPLICABLE", "notApplicable");
    List<Field> rules = run.at("tool", "driver", "rules").each().toList();
    List<String> said = new ArrayList<>();
    for (Field result : run.at("results").each().toList()) {
      String outcome = result.at("properties", "outcome").text("");
      assertThat(result.at("kind").text("")).isEqualTo(kinds.get(outcome));
      boolean fails = outcome.equals("FAIL");
      assertThat(result.at("level").text("").equals("none")).isEqualTo(!fails);
      assertThat(result.at("fingerprints").isPresent()).isEqualTo(fails);
      assertThat(result.at("message", "text").text("")).isNotEmpty();
      Field rule = rules.get((int) result.at("ruleIndex").number().orElseThrow());
      assertThat(rule.at("id").text("")).isEqualTo(result.at("ruleId").text(""));
      said.add(
          result.at("ruleId").text("")
              + " "
              + outcome
              + " "
              + result.at("fingerprints", "inscopeFinding/v1").text(""));
    }
    Set<String> checked = new TreeSet<>();
    Run.of("check", project, "--format", "csv").lines().stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(cells -> checked.add(cells[0] + " " + cells[1] + " " + cells[cells.length - 1]));
    assertThat(new TreeSet<>(said)).isEqualTo(checked);
    assertThat(said).anyMatch(text -> text.contains(" NOT_ASSESSED "));
  }

  @Test
  void sarifNamesFileAndLineAndSuppressesWhatIsExcepted() throws IOException {
    Field failure =
        written("sarif", "f.sarif")
            .at("runs")
            .each()
            .flatMap(run -> run.at("results").each())
            .filter(result -> result.at("ruleId").text("").equals("pod-host-pid"))
            .filter(result -> result.at("kind").text("").equals("fail"))
            .findFirst()
            .orElseThrow();
    Field location = failure.at("locations").each().findFirst().orElseThrow();
    assertThat(location.at("physicalLocation", "artifactLocation", "uri").text(""))
        .isEqualTo("my%20pods.yaml");
    assertThat(location.at("physicalLocation", "region", "startLine").number()).hasValue(10);
    Field suppression = failure.at("suppressions").each().findFirst().orElseThrow();
    assertThat(suppression.at("status").text("")).isEqualTo("accepted");
    assertThat(suppression.at("justification").text(""))
        .isEqualTo("Agent. Approved by CISO, until 2026-12-31.");
    assertThat(failure.at("properties", "requirements").each().map(f -> f.text("")))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("pci-dss-4.0.1 "));
  }

  @Test
  void oscalSaysSatisfiedOnlyOfWhatHolds() throws IOException {
    Field document = written("oscal", "o.json").at("assessment-results");
    assertThat(document.at("metadata", "oscal-version").text("")).isEqualTo("1.1.2");
    assertThat(document.at("import-ap", "href").text(""))
        .isEqualTo(
            "#"
                + document
                    .at("back-matter", "resources")
                    .each()
                    .findFirst()
                    .orElseThrow()
                    .at("uuid")
                    .text(""));
    List<Field> results = document.at("results").each().toList();
    assertThat(results).hasSize(1);
    Field result = results.getFirst();

    Map<String, String> expected = new TreeMap<>();
    Set<String> left = new TreeSet<>();
    for (String line :
        Run.of("requirements", project, "--framework", "pci-dss-4.0.1", "--format", "json")
            .lines()) {
      var row = Pattern.compile("\"requirement\": \"([^\"]+)\".*\"status\": \"([A-Z_]+)\"");
      var found = row.matcher(line);
      if (found.find()) {
        String control = "pci-dss-4.0.1_" + found.group(1);
        switch (found.group(1).equals("1.2.1") ? "PASS" : found.group(2)) {
          case "PASS" -> expected.put(control, "satisfied");
          case "FAIL" -> expected.put(control, "not-satisfied");
          default -> left.add(control);
        }
      }
    }
    assertThat(expected.values()).contains("satisfied", "not-satisfied");
    assertThat(left).isNotEmpty();
    Map<String, String> stated = new TreeMap<>();
    result
        .at("findings")
        .each()
        .forEach(
            f ->
                stated.put(
                    f.at("target", "target-id").text(""),
                    f.at("target", "status", "state").text("")));
    assertThat(stated).isEqualTo(expected);
    Field selection =
        result.at("reviewed-controls", "control-selections").each().findFirst().orElseThrow();
    assertThat(controls(selection.at("include-controls"))).isEqualTo(expected.keySet());
    assertThat(controls(selection.at("exclude-controls"))).isEqualTo(left);
  }

  private static Set<String> controls(Field list) {
    return list.each()
        .map(c -> c.at("control-id").text(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void oscalIsWellFormedAndItsReferencesLeadSomewhere() throws IOException {
    Field document = written("oscal", "w.json").at("assessment-results");
    List<String> uuids = new ArrayList<>();
    List<String> references = new ArrayList<>();
    walk(document, uuids, references);
    assertThat(uuids).doesNotHaveDuplicates().allMatch(u -> UUID.matcher(u).matches());
    assertThat(references).isNotEmpty();
    assertThat(new HashSet<>(uuids)).containsAll(references);
    for (Field result : document.at("results").each().toList()) {
      assertThat(List.of("uuid", "title", "description", "start", "reviewed-controls"))
          .allMatch(key -> result.at(key).isPresent());
      for (Field observation : result.at("observations").each().toList()) {
        assertThat(List.of("uuid", "description", "methods", "collected"))
            .allMatch(key -> observation.at(key).isPresent());
        assertThat(observation.at("methods").each().map(m -> m.text("")))
            .isSubsetOf("TEST", "INTERVIEW", "EXAMINE", "UNKNOWN");
      }
    }
  }

  /// Looks at every property, and collects UUIDs and what refers to them.
  private static void walk(Field at, List<String> uuids, List<String> references) {
    if (at.isArray()) {
      assertThat(at.each().count()).as(at.pointer()).isPositive();
      at.each().forEach(item -> walk(item, uuids, references));
    } else if (at.isObject()) {
      if (at.at("uuid").isPresent()) {
        uuids.add(at.at("uuid").text(""));
      }
      for (String key : List.of("observation-uuid", "subject-uuid")) {
        at.at(key).text().ifPresent(references::add);
      }
      if (at.at("ns").isPresent()) {
        assertThat(at.at("name").text("")).matches(TOKEN);
        assertThat(at.at("value").text("")).matches("\\S(.*\\S)?");
      }
      for (String key : List.of("control-id", "target-id")) {
        at.at(key).text().ifPresent(text -> assertThat(text).matches(TOKEN));
      }
      at.members().forEach(member -> walk(member, uuids, references));
    }
  }

  @Test
  void aProjectWithoutSnapshotOrCdeIsTold() throws IOException {
    Path yaml = Files.writeString(folder.resolve("one.yaml"), CLUSTER);
    Path open = folder.resolve("open.inscope");
    Run.of("import", yaml, "--project", open);
    Path file = folder.resolve("open.xlsx");
    Run run = Run.of("report", open, "--out", file, "--framework", "pci-dss-4.0.1");
    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                file + "\n",
                """
                No workload is declared as CDE, so no connection is listed and no requirement about \
                it is answered: declare it with 'inscope scope %s --apply FILE.yaml'.
                """
                    .formatted(open)));
    assertThat(Run.of("report", open, "--read-back", file).code()).isZero();

    Path empty = folder.resolve("empty.inscope");
    io.inscope.snapshot.store.Project.create(empty, Run.CLOCK).close();
    Run none = Run.of("report", empty, "--out", folder.resolve("none.xlsx"));
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err())
        .isEqualTo(
            """
            inscope: The project "%s" holds no snapshot yet.
              Import an export first.
              (SNAPSHOT-NOT-FOUND)
            """
                .formatted(empty));
    assertThat(folder.resolve("none.xlsx")).doesNotExist();
  }

  @Test
  void aTargetThatCannotBeWrittenLeavesNothing() {
    for (String format : List.of("sarif", "oscal", "xlsx")) {
      Path file = folder.resolve("no").resolve("where");
      Run run = Run.of("report", project, "--out", file, "--format", format);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).endsWith("(OUTPUT-NO-FOLDER)\n");
    }
    Run run = Run.of("report", project, "--out", project, "--format", "csv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("(OUTPUT-");
  }
}
