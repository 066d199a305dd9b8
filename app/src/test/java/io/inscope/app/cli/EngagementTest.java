package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who assesses whom, on record for every document.
class EngagementTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments}
      spec: {containers: [{name: vault}]}
      """;

  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void importAPod() throws IOException {
    project = folder.resolve("p.inscope");
    Path file = Files.writeString(folder.resolve("pod.yaml"), POD);
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
  }

  @Test
  void whatIsStatedIsListedAndTheRestIsEmpty() {
    Run run =
        Run.of(
            "engagement",
            project,
            "entity=Harbour & Vale Bank",
            "prepared-by=A. Harbour",
            "approved-on=2026-11-21",
            "--format",
            "csv");

    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "item,title,value",
            "entity,Assessed entity,Harbour & Vale Bank",
            "assessor-company,Assessor company,",
            "lead-assessor,Lead assessor,",
            "engagement,Engagement,",
            "period,Period,",
            "prepared-by,Prepared by,A. Harbour",
            "approved-by,Approved by,",
            "approved-on,Date,2026-11-21",
            "wireless,Wireless networks,");
  }

  @Test
  void whatIsStatedLaterCountsAndAnEmptyTextTakesItBack() {
    Run.of("engagement", project, "entity=Harbour Bank", "period=2026");
    Run.of("engagement", project, "entity=Vale Bank", "period=");

    assertThat(Run.of("engagement", project, "--format", "csv").lines())
        .contains("entity,Assessed entity,Vale Bank", "period,Period,");
  }

  @Test
  void aCardNumberNeverReachesTheProject() throws IOException {
    Run.of("engagement", project, "wireless=see 4111111111111111");

    assertThat(Run.of("engagement", project).out()).doesNotContain("4111111111111111");
    assertThat(
            new String(Files.readAllBytes(project), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("4111111111111111");
  }

  @Test
  void anUnknownItemIsRefusedAndNothingIsRecorded() {
    Run run = Run.of("engagement", project, "entity=Vale Bank", "prepared=A. Harbour");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "there is no item 'prepared'",
            "The items are entity, assessor-company, lead-assessor, engagement, period,"
                + " prepared-by, approved-by, approved-on, wireless.");
    assertThat(Run.of("engagement", project, "--format", "csv").lines())
        .contains("entity,Assessed entity,");
  }

  @Test
  void aDayThatIsNoneIsRefused() {
    Run run = Run.of("engagement", project, "approved-on=21.11.2026");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("'21.11.2026' is not a day", "Write it as 2026-11-21, or leave it empty.");
  }
}
