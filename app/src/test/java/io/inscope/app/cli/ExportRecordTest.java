package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportRecordTest {
  @TempDir Path folder;

  @Test
  void aReportIsPutOnRecordWithItsHashAndTheNextHasTheSameBytes() throws Exception {
    Path project = project("privileged: true");
    Path first = folder.resolve("first.xlsx");
    Path second = folder.resolve("second.xlsx");

    assertThat(Run.of("report", project, "--out", first).err()).doesNotContain("not on record");
    assertThat(Run.of("report", project, "--out", second).err()).doesNotContain("not on record");

    assertThat(exports(project))
        .containsExactly(
            "first.xlsx of snapshot 1: " + sha256(first),
            "second.xlsx of snapshot 1: " + sha256(second));
    assertThat(sha256(second)).isEqualTo(sha256(first));
    assertThat(Run.of("verify", project).code()).isZero();
  }

  @Test
  void exportsOfEarlierSnapshotsStandInTheChainOfCustodyOfTheNext() throws Exception {
    Path project = project("privileged: true");
    Path first = folder.resolve("first.xlsx");
    Path second = folder.resolve("second.xlsx");
    Run.of("report", project, "--out", first);
    project("privileged: true");

    Run.of("report", project, "--out", second);

    assertThat(column(second, "Chain of custody", 10))
        .contains("first.xlsx of snapshot 1: " + sha256(first));
  }

  @Test
  void findingsOfTheSnapshotBeforeAreToldFromNewOnes() throws Exception {
    Path project = project("privileged: true");
    project("privileged: true, capabilities: {add: [SYS_ADMIN]}");
    Path report = folder.resolve("r.xlsx");

    Run.of("report", project, "--out", report);

    List<String> checks = column(report, "Findings", 10);
    List<String> seen = column(report, "Findings", 13);
    assertThat(seen.get(checks.indexOf("pod-privileged-container"))).startsWith("by No. 1, ");
    assertThat(seen).anySatisfy(text -> assertThat(text).startsWith("No. 2, "));
  }

  @Test
  void aProjectThatCannotBeWrittenStillGivesItsReport() throws Exception {
    Path project = project("privileged: true");
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everything");
    Files.setPosixFilePermissions(
        project, java.util.Set.of(java.nio.file.attribute.PosixFilePermission.OWNER_READ));
    Path report = folder.resolve("r.xlsx");

    Run run = Run.of("report", project, "--out", report);

    assertThat(run.code()).isZero();
    assertThat(report).exists();
    assertThat(run.err())
        .startsWith(report + " was written, but that is not on record in the project: ");
    assertThat(exports(project)).isEmpty();
  }

  private static List<String> exports(Path project) {
    try (Project open = Project.openReadOnly(project)) {
      return open.custody().stream()
          .filter(event -> event.event().equals("exported"))
          .map(CustodyEvent::detail)
          .toList();
    }
  }

  private Path project(String securityContext) throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vault, namespace: payments}
        spec:
          containers:
          - {name: a, image: a:1, securityContext: {%s}}
        """
            .formatted(securityContext));
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }

  private static List<String> column(Path xlsx, String sheet, int column) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(xlsx))) {
      List<String> texts = new ArrayList<>();
      for (Row row : workbook.getSheet(sheet)) {
        if (row.getRowNum() > 2 && row.getCell(column) != null) {
          texts.add(
              switch (row.getCell(column).getCellType()) {
                case FORMULA, STRING -> row.getCell(column).getStringCellValue();
                default -> "";
              });
        }
      }
      return texts;
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
