package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that take a framework.
class FrameworkCommandsTest {
  private static final String TWO_PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        containers: [{name: web, image: web:1, ports: [{containerPort: 80}]}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec:
        containers: [{name: vault, image: vault:1}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: allow-web, namespace: payments}
      spec:
        podSelector: {}
        policyTypes: [Ingress]
        ingress:
        - from:
          - namespaceSelector:
              matchLabels: {kubernetes.io/metadata.name: shop}
          ports:
          - port: 5432
      """;

  @TempDir Path folder;

  @Test
  void requirementsKnowOlderVersionsOfABenchmark() throws IOException {
    Run run =
        Run.of("requirements", project(), "--framework", "cis-kubernetes-1.8", "--format", "csv");

    assertThat(run.lines().stream().filter(line -> line.startsWith("cis-kubernetes-1.8,")))
        .hasSize(130);
    assertThat(run.out()).contains("cis-kubernetes-1.8,1.2.16,The API server offers no profiling,");
  }

  @Test
  void aReportShowsTheFrameworksAskedFor() throws IOException {
    Path project = project();
    Path one = folder.resolve("one.xlsx");

    Run report =
        Run.of(
            "report", project, "--out", one, "--framework", "gdpr-art-32", "--framework", "soc-2");

    assertThat(report.code()).isZero();
    assertThat(frameworks(one)).containsExactlyInAnyOrder("GDPR", "SOC 2 Trust Services Criteria");
  }

  @Test
  void aReportUsuallyShowsTheNewestVersionOfABenchmarkAlone() throws IOException {
    Path all = folder.resolve("all.xlsx");

    Run.of("report", project(), "--out", all);

    assertThat(frameworks(all))
        .hasSize(10)
        .contains("PCI DSS 4.0.1", "CIS Kubernetes Benchmark 1.12")
        .doesNotContain("CIS Kubernetes Benchmark 1.11");
  }

  @Test
  void aFrameworkThatIsNotThereIsNamed() throws IOException {
    Run run = Run.of("report", project(), "--out", folder.resolve("x.xlsx"), "--framework", "iso");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no framework 'iso'").contains("inscope frameworks");
  }

  /// The names in the column of the requirements sheet.
  private static Set<String> frameworks(Path xlsx) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(xlsx))) {
      Sheet sheet = workbook.getSheet("Requirement matrix");
      Set<String> names = new TreeSet<>();
      int column = -1;
      for (Row row : sheet) {
        if (column >= 0 && row.getCell(column) != null) {
          names.add(row.getCell(column).getStringCellValue());
        }
        for (Cell cell : row) {
          if (column < 0 && cell.toString().equals("Framework")) {
            column = cell.getColumnIndex();
          }
        }
      }
      return names;
    }
  }

  private Path project() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(file, TWO_PODS);
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }
}
