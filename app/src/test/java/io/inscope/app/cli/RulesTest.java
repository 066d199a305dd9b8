package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An organisation's own checks on the command line.
class RulesTest {
  private static final String RULE =
      """
      id: acme-team
      title: Every workload names its team
      severity: high
      about: workload
      expression: has(object.metadata.labels) && "team" in object.metadata.labels
      message: names no team
      evidence: [metadata.labels]
      requirements: [pci-dss-4.0.1 12.5.1]
      """;

  @TempDir Path folder;

  private Path project() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vault, namespace: payments}
        spec:
          containers: [{name: vault, image: vault:1}]
        """);
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }

  private Path rules(String folderName, String text) throws IOException {
    Path rules = Files.createDirectories(folder.resolve(folderName));
    Files.writeString(rules.resolve("team.yaml"), text);
    return rules;
  }

  @Test
  void theRulesOfAFolderRunLikeTheChecksOfTheLibrary() throws IOException {
    Path project = project();

    Run run =
        Run.of(
            "check",
            project,
            "--rules",
            rules("mine", RULE),
            "--check",
            "acme-team",
            "--format",
            "csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().get(1))
        .startsWith("acme-team,FAIL,high,,Pod,payments,vault,,")
        .contains(",names no team,open,F-");
  }

  @Test
  void theFolderBesideTheProjectIsFoundAndCountsForItsRequirements() throws IOException {
    Path project = project();
    rules("inscope-rules", RULE);

    String requirement =
        Run.of("requirements", project, "--framework", "pci-dss-4.0.1", "--format", "csv")
            .lines()
            .stream()
            .filter(line -> line.startsWith("pci-dss-4.0.1,12.5.1,"))
            .findFirst()
            .orElseThrow();

    assertThat(requirement).contains(",FAIL,");
    assertThat(Run.of("check", project, "--check", "acme-team").code()).isEqualTo(1);
  }

  @Test
  void aRuleWithAMistakeIsToldAndTheOthersRun() throws IOException {
    Path project = project();

    Run run =
        Run.of(
            "check",
            project,
            "--rules",
            rules("mine", RULE.replace("\"team\" in", "\"team\" on")),
            "--check",
            "acme-team",
            "--format",
            "csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Rule: team.yaml:5:");
    assertThat(run.lines().get(1))
        .startsWith(
            "acme-team,NOT_ASSESSED,high,,,,,,,,\"the rule cannot be read: team.yaml:5:51: ");
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws IOException {
    Run run = Run.of("check", project(), "--rules", folder.resolve("none"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("RULES-UNREADABLE")
        .contains("cannot be read as a folder of rules");
  }
}
