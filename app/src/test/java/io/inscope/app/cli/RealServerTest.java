package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line from a capture to the workbook, against a real API server as
/// `packaging/dev/kube-apiserver.sh` starts it. Skipped where there are no binaries for one.
class RealServerTest {
  private static final Path SCRIPT = Path.of("../packaging/dev/kube-apiserver.sh");

  @TempDir static Path folder;

  private static Path cluster;
  private static Path project;
  private static Run captured;

  @BeforeAll
  static void capture() throws Exception {
    Said found = said("bash", SCRIPT.toString(), "find");
    assumeTrue(found.exit == 0, found.text);
    cluster = folder.resolve("cluster");
    Said started = said("bash", SCRIPT.toString(), "start", cluster.toString());
    assertThat(started.exit).as(started.text).isZero();
    String kubectl = found.text.lines().filter(l -> l.startsWith("kubectl: ")).findFirst().get();
    Path shop = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    Said created =
        said(
            kubectl.substring("kubectl: ".length()),
            "--kubeconfig",
            kubeconfig().toString(),
            "--context",
            "admin",
            "create",
            "-f",
            shop.toString());
    assertThat(created.exit).as(created.text).isZero();
    project = folder.resolve("p.inscope");
    captured = capture("full-reader", "--project", project);
  }

  private static final String SHOP =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {hostNetwork: true, containers: [{name: web, image: 'web:1'}]}
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: key, namespace: shop}, stringData: {key: s3cr3t}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: closed, namespace: shop}
      spec: {podSelector: {}, policyTypes: [Ingress]}
      """;

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      said("bash", SCRIPT.toString(), "stop", cluster.toString());
    }
  }

  private record Said(int exit, String text) {}

  private static Said said(String... command) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("INSCOPE_KUBE_OWNER", "" + ProcessHandle.current().pid());
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text.strip());
    } catch (IOException e) {
      return new Said(3, command[0] + " cannot be run here: " + e.getMessage());
    }
  }

  private static Path kubeconfig() {
    return cluster.resolve("kubeconfig");
  }

  private static Run capture(String user, Object... more) {
    List<Object> words =
        List.of("capture", "--kubeconfig", kubeconfig(), "--context", user, "--qps", 100);
    return Run.of(Stream.concat(words.stream(), Stream.of(more)).toArray());
  }

  @Test
  void a_capture_by_somebody_who_may_read_everything_leaves_nothing_to_look_at() {
    assertThat(captured.code()).isZero();
    assertThat(captured.lines())
        .anyMatch(line -> line.matches("  live: it answers as the API of Kubernetes v1\\..*"))
        .anyMatch(line -> line.startsWith("  asked as full-reader of system:authenticated"))
        .anyMatch(line -> line.matches("  (\\d+) lists: \\1 read, 0 refused, 0 failed"))
        .contains("  of Secret names and types only: no keys and no values")
        .anyMatch(line -> line.matches("  changed meanwhile: nothing in \\d+ kinds that were .*"))
        .anyMatch(line -> line.matches("(\\d+) objects read = \\1 kept"));
    assertThat(Run.of("verify", project).code()).isZero();
  }

  @Test
  void the_coverage_counts_what_is_there_and_no_value_of_a_secret_is() throws IOException {
    Run coverage = Run.of("coverage", project, "--format", "csv");

    assertThat(coverage.code()).isZero();
    assertThat(coverage.lines())
        .contains(
            ",Pod,,read,1,",
            ",Pod,shop,read,1,",
            "networking.k8s.io,NetworkPolicy,,read,1,",
            "apps,Deployment,,zero,0,")
        .noneMatch(line -> line.contains(",refused,") || line.contains(",failed,"))
        .filteredOn(line -> line.startsWith(",Secret,,"))
        .singleElement()
        .asString()
        .startsWith(",Secret,,not_asked,,");
    assertThat(Files.readString(project, StandardCharsets.ISO_8859_1)).doesNotContain("s3cr3t");
  }

  @Test
  void checks_and_workbook_rest_on_it() throws Exception {
    Path workbook = folder.resolve("report.xlsx");

    Run check = Run.of("check", project, "--format", "csv");

    assertThat(check.code()).isEqualTo(1);
    assertThat(check.lines())
        .filteredOn(line -> line.startsWith("pod-host-network,"))
        .anyMatch(line -> line.contains(",FAIL,") && line.contains("shop,web"));
    assertThat(Run.of("report", project, "--out", workbook).code()).isZero();
    assertThat(workbook).isNotEmptyFile();
  }

  @Test
  void the_log_of_it_has_reading_requests_only() {
    Run log = Run.of("capture-log", project, "--format", "csv");

    assertThat(log.code()).isZero();
    assertThat(log.lines().stream().skip(1))
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.contains(",GET,/") || line.contains(",POST,/apis/auth"));
  }

  @Test
  void somebody_who_may_read_little_hears_so_before_and_after() {
    Run before = capture("restricted-reader", "--check-access", "--format", "csv");
    Path part = folder.resolve("restricted.inscope");
    Run after = capture("restricted-reader", "--project", part);

    assertThat(before.code()).isEqualTo(1);
    assertThat(before.lines())
        .anyMatch(line -> line.startsWith(",Pod,namespace,allowed,"))
        .anyMatch(line -> line.startsWith("apps,Deployment,namespace,refused,"));
    assertThat(before.err()).contains("The server knows us as restricted-reader.\n");
    assertThat(after.code()).isEqualTo(1);
    assertThat(Run.of("coverage", part, "--format", "csv").lines())
        .contains(",Pod,,read,1,")
        .anyMatch(line -> line.startsWith("apps,Deployment,,refused,"))
        .anyMatch(line -> line.startsWith("apps,Deployment,shop,refused,"));
    assertThat(Run.of("verify", part).code()).isZero();
  }
}
