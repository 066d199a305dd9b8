package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
  private static final String SHOP =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: payments, labels: {pci.scope: cde}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: payments, labels: {app: web}}
      spec:
        containers:
        - name: web
          image: web:1
          env: [{name: DB_PASSWORD, value: hunter2secret}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec:
        containers: [{name: vault, image: vault:latest}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: other, namespace: shop}
      spec: {podSelector: {}}
      """;

  private static final String CLOSED =
      SHOP.replace("web:1", "web:2")
              .replace("hunter2secret", "hunter3secret")
              .replace("vault:latest", "vault:1")
          + """
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: close, namespace: payments}
          spec: {podSelector: {matchLabels: {app: vault}}, policyTypes: [Ingress]}
          """;

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void importTwice() throws IOException {
    project = folder.resolve("p.inscope");
    take(SHOP);
    take(CLOSED);
  }

  private void take(String content) throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.writeString(file, content);
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
  }

  @Test
  void objectsAreListedWithTheirFieldsAndNoValueOfASecret() {
    Run run = Run.of("diff", project, "--objects", "--format", "csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .containsExactly(
            "what,change,ref,before,after,cause",
            "object,added,payments/NetworkPolicy.networking.k8s.io/close,,shop.yaml:25,",
            "object,changed,payments/Pod/vault#/spec/containers/0/image,vault:latest,vault:1,",
            "object,changed,payments/Pod/web#/spec/containers/0/env/0/value,***,*** changed,",
            "object,changed,payments/Pod/web#/spec/containers/0/image,web:1,web:2,");
    assertThat(run.err())
        .contains("From snapshot 1 \"shop.yaml\" to 2 \"shop.yaml\".")
        .contains("Note: Fields that do not count: apiVersion, status");
  }

  @Test
  void whatTheNewPolicyClosedIsGoneFromTheTableWithItsCause() {
    Run run = Run.of("diff", project, "1", "2", "--connections", "--format", "csv");

    assertThat(run.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("connection,removed,c-")
                    .endsWith(
                        ",payments/web -> payments/vault TCP all (pod) ALLOWED,,NetworkPolicy"
                            + " payments/close added"));
    assertThat(run.lines()).noneSatisfy(line -> assertThat(line).startsWith("object"));
  }

  @Test
  void findingsSayWhatBecameOfThem() {
    Run run = Run.of("diff", project, "--findings", "--format", "csv");
    Run back = Run.of("diff", project, "--findings", "--format", "csv", "--from=2", "--to=1");

    assertThat(run.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("finding,removed,F-")
                    .contains("img-latest: payments/Pod/vault ")
                    .endsWith("resolved: passes now"));
    assertThat(back.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("finding,added,F-")
                    .contains("img-latest: payments/Pod/vault ")
                    .endsWith("passed before"));
    assertThat(back.lines()).hasSameSizeAs(run.lines());
  }

  @Test
  void aSnapshotDoesNotDifferFromItself() {
    Run run = Run.of("diff", project, "--from", "1", "--to", "1", "--format", "csv");

    assertThat(run.lines()).containsExactly("what,change,ref,before,after,cause");
    assertThat(run.code()).isZero();
  }

  @Test
  void whatIsMissingOrGivenTwiceIsWrongUsage() {
    Run first = Run.of("diff", project, "--to", "1");
    assertThat(first.code()).isEqualTo(2);
    assertThat(first.err())
        .contains("no snapshot of this cluster in the project is older than 1 \"shop.yaml\"");
    Run twice = Run.of("diff", project, "1", "--from", "1");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("FROM is given twice");
    Run unknown = Run.of("diff", project, "7", "1");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err()).contains("holds no snapshot \"7\"");
  }

  @Test
  void theWorkbookIsWrittenWithAndWithoutASnapshotBefore() {
    assertThat(Run.of("report", project, "--out", folder.resolve("2.xlsx")).code()).isZero();
    assertThat(
            Run.of("report", project, "--snapshot", "1", "--out", folder.resolve("1.xlsx")).code())
        .isZero();
    assertThat(folder.resolve("2.xlsx")).isNotEmptyFile();
  }
}
