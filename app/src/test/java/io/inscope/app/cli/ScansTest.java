package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String KEY = "AKIAIOSFODNN7REALKEY";

  @TempDir Path folder;

  @Test
  void aScannersFileIsJoinedToTheImageThatRunsAndNoSecretOfItIsKept() throws IOException {
    Path project = folder.resolve("p.inscope");
    Path handover = Files.createDirectory(folder.resolve("handover"));
    Files.writeString(
        handover.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec:
          containers: [{name: web, image: "registry.example/web@%s"}]
        """
            .formatted(DIGEST));
    Files.writeString(
        handover.resolve("trivy.json"),
        """
        {"SchemaVersion": 2, "CreatedAt": "2026-11-10T08:00:00Z", "ArtifactName": "registry.example/web:1",
         "ArtifactType": "container_image", "Metadata": {"RepoDigests": ["registry.example/web@%s"]},
         "Results": [
          {"Target": "web", "Class": "os-pkgs", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2026-1", "PkgName": "openssl", "InstalledVersion": "3.0", "FixedVersion": "3.1", "Severity": "CRITICAL"}]},
          {"Target": "/.env", "Class": "secret", "Secrets": [{"RuleID": "aws-access-key-id", "Severity": "CRITICAL", "Match": "key %s"}]}]}
        """
            .formatted(DIGEST, KEY));

    Run read = Run.of("import", handover, "--project", project);
    assertThat(read.code()).isZero();
    assertThat(read.out()).contains("findings of Trivy");
    assertThat(Run.of("formats", "--format", "csv").out()).contains("trivy,").contains("grype,");

    List<String> results =
        Run.of(
                "check",
                project,
                "--check",
                "img-vuln-critical",
                "--check",
                "img-secrets-in-image",
                "--format",
                "csv")
            .lines();
    assertThat(results)
        .anySatisfy(
            line -> assertThat(line).contains("img-vuln-critical,FAIL").contains("CVE-2026-1"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("img-secrets-in-image,FAIL")
                    .contains("aws-access-key-id"));

    Path xlsx = folder.resolve("report.xlsx");
    assertThat(Run.of("report", project, "--out", xlsx).code()).isZero();
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(xlsx))) {
      XSSFSheet sheet = workbook.getSheet("Vulnerabilities");
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("Score = severity");
      assertThat(sheet.getRow(3).getCell(2).getStringCellValue()).isEqualTo("CVE-2026-1");
    }
    assertThat(Files.readString(project, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(KEY);
    for (String ref :
        Run.of("resources", project, "--kind", "ImageScan", "--format", "csv").lines()) {
      assertThat(ref).doesNotContain(KEY);
    }
  }
}
