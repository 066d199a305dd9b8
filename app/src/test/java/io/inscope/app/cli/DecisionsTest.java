package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exceptions, notes, answers and overrides as scripts and consultants put them on record.
class DecisionsTest {
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
          hostPID: true
          containers: [{name: vault, image: vault:1}]
        """);
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }

  private Run apply(Path project, String yaml) throws IOException {
    Path file = folder.resolve("decisions.yaml");
    Files.writeString(file, yaml);
    return Run.of("decisions", project, "--apply", file);
  }

  private static List<String> standing(Path project) {
    return Run.of("check", project, "--check", "pod-host-pid", "--format", "csv").lines().stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> cells[1] + " " + cells[11])
        .toList();
  }

  @Test
  void anExceptionGivenByTheFindingsIdShowsInTheCheckAndEndsOnItsDay() throws IOException {
    Path project = project();
    String row =
        Run.of("check", project, "--check", "pod-host-pid", "--format", "csv").lines().get(1);
    String finding = row.substring(row.lastIndexOf(',') + 1);
    assertThat(standing(project)).containsExactly("FAIL open");

    Run run =
        apply(
            project,
            """
            exceptions:
            - finding: %s
              reason: The agent has to see the node.
              approver: J. Doe
              start: 2020-01-01
              expiry: 2099-12-31
            """
                .formatted(finding));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("Recorded: 1.%n".formatted());
    assertThat(standing(project)).containsExactly("FAIL excepted");

    apply(
        project,
        """
        exceptions:
        - check: pod-host-pid
          object: payments/Pod/vault
          reason: The agent has to see the node.
          approver: J. Doe
          start: 2020-01-01
          expiry: 2020-12-31
        """);
    Run listed = Run.of("decisions", project, "--exceptions", "--format", "csv");

    assertThat(standing(project)).containsExactly("FAIL lapsed");
    assertThat(listed.code()).isEqualTo(1);
    assertThat(listed.lines().get(0))
        .isEqualTo(
            "id,check,object,containers,state,reason,compensating_control,approver,start,expiry,"
                + "matched,findings,recorded_by,recorded_at");
    assertThat(listed.lines().get(1))
        .startsWith("X-")
        .contains(
            ",pod-host-pid,payments/Pod/vault,,lapsed,The agent has to see the node.,,J. Doe,"
                + "2020-01-01,2020-12-31,1,"
                + finding);
    assertThat(listed.err()).contains("exceptions: 1, of them 1 lapsed and 0 unused.");
  }

  @Test
  void exceptionsThatNothingNeedsAreListedAsUnused() throws IOException {
    Path project = project();
    apply(
        project,
        """
        exceptions:
        - check: pod-host-pid
          object: shop/*
          reason: r
          approver: a
          expiry: 2099-12-31
        """);

    Run listed = Run.of("decisions", project, "--format", "csv");

    assertThat(listed.code()).isEqualTo(1);
    assertThat(listed.lines().get(1))
        .startsWith("exception,pod-host-pid on shop/*,unused,r,a,2099-12-31,");
  }

  @Test
  void anAnswerKeepsTheHashOfItsDocumentAndNotTheDocument() throws IOException {
    Path project = project();
    Files.writeString(folder.resolve("plan.txt"), "abc");
    apply(
        project,
        """
        answers:
        - requirement: pci-dss-4.0.1 1.2.3
          question: 1
          answer: All ranges are named.
          met: yes
          evidence: plan.txt
        """);

    Run questions = Run.of("decisions", project, "--questions", "--format", "csv");

    assertThat(questions.out())
        .contains(
            ",answered,yes,All ranges are named.,,plan.txt,"
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void anOverrideCountsAsStatusAndTheComputedOneStaysVisible() throws IOException {
    Path project = project();
    apply(
        project,
        """
        overrides:
        - requirement: pci-dss-4.0.1 1.2.1
          finding: Not Applicable
          rationale: There is no such network here
          by: A. Assessor
        """);

    String row =
        Run.of("requirements", project, "--framework", "pci-dss-4.0.1", "--format", "csv")
            .lines()
            .stream()
            .filter(line -> line.startsWith("pci-dss-4.0.1,1.2.1,"))
            .findFirst()
            .orElseThrow();

    assertThat(row)
        .contains(",NOT_APPLICABLE,")
        .contains(
            "Assessor's finding: Not Applicable, because: There is no such network here. (A."
                + " Assessor) Computed: MANUAL.");
  }

  @Test
  void aFileThatIsNoYamlChangesNothing() throws IOException {
    Path project = project();

    Run run = apply(project, "exceptions: [");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("DECISIONS-INVALID").contains("Nothing was recorded.");
  }
}
