package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people state about the network plugin, on record and for one run.
class AssumeTest {
  private static final String USER = System.getProperty("user.name", "unknown");

  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec: {containers: [{name: vault}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: vault, namespace: payments}
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
        ingress:
        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]
      """;

  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void importTheCluster() throws IOException {
    project = folder.resolve("p.inscope");
    Path file = Files.writeString(folder.resolve("c.yaml"), CLUSTER);
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    Path scope = Files.writeString(folder.resolve("scope.yaml"), "cde: [{namespace: payments}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
  }

  /// The column `enforced` of the connections.
  private String enforced(Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "connections";
    arguments[1] = project;
    arguments[2] = "--format";
    arguments[3] = "csv";
    System.arraycopy(more, 0, arguments, 4, more.length);
    Run run = Run.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return String.join(
        " ", run.lines().stream().skip(1).map(line -> line.split(",")[14]).distinct().toList());
  }

  @Test
  void whatIsOnRecordIsUsedUntilItIsTakenBackAndARunWinsOverIt() {
    assertThat(enforced()).isEqualTo("unknown");

    Run run =
        Run.of(
            "assume",
            project,
            "enforced=yes",
            "--because",
            "Calico seen on site, token=hunter2secret",
            "--format",
            "csv");
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("hunter2secret");
    assertThat(run.lines().getFirst()).isEqualTo("key,value,standing,because,author,at");
    assertThat(run.lines().get(1))
        .startsWith("enforced,yes,in_force,\"Calico seen on site, token=redacted:")
        .endsWith("," + USER + ",2026-03-11T08:00:00Z");

    assertThat(enforced()).isEqualTo("yes");
    assertThat(enforced("--assume", "enforced=no")).isEqualTo("no");

    assertThat(Run.of("assume", project, "--reset", "--because", "it was a mistake").out())
        .contains("reset");
    assertThat(enforced()).isEqualTo("unknown");
  }

  @Test
  void everyAnswerSaysWhoAssumedWhatAndWhy() throws IOException {
    assertThat(Run.of("assume", project, "enforced=yes", "--because", "Seen on site.").code())
        .isZero();
    String words = "enforced=yes, assumed by " + USER + " on 2026-03-11: Seen on site.";
    assertThat(Run.of("connections", project).err()).contains("Note: Assumption: " + words);
    assertThat(Run.of("connections", project, "--assume", "enforced=no").err())
        .contains("Note: Assumption: enforced=no, assumed for this run only")
        .doesNotContain(words);

    Path workbook = folder.resolve("r.xlsx");
    assertThat(Run.of("report", project, "--out", workbook).code()).isZero();
    StringBuilder texts = new StringBuilder();
    try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(workbook))) {
      DataFormatter formatter = new DataFormatter();
      read.getSheet("How to read")
          .forEach(row -> row.forEach(cell -> texts.append(formatter.formatCellValue(cell))));
    }
    assertThat(texts.toString()).contains("Assumption: " + words);

    assertThat(
            Run.of("diagram", project, "--out", folder, "--page", "overview", "--format", "svg")
                .code())
        .isZero();
    String picture = Files.readString(folder.resolve("overview.svg"));
    assertThat(picture.replaceAll("<[^>]*>\\s*", " ")).contains("Seen on site.");
  }

  @Test
  void anAssumptionNeedsAKeyThatIsKnownAndAReason() {
    assertThat(Run.of("assume", project, "enforced=maybe", "--because", "x").err())
        .contains("assumption 'enforced' must be yes, no or unknown, not 'maybe'");
    assertThat(Run.of("assume", project, "enforced=yes"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                inscope: an assumption needs a reason
                  Say how you know it: --because 'seen on site'.
                  (USAGE)
                """));
    assertThat(Run.of("assume", project, "--because", "x").code()).isEqualTo(2);
    Run list = Run.of("assume", project, "--format", "csv");
    assertThat(list)
        .isEqualTo(new Run(0, "key,value,standing,because,author,at\n", "Nothing is assumed.\n"));
  }
}
