package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every check on a whole cluster of other people.
class RealClusterTest {
  private static final Path EXPORT =
      Path.of("../../shared/data/one-cluster-ten-formats/kubectl-get-list.yaml");

  @Test
  void everyCheckHasAnAnswerAndNoneBreaks() throws ImportException {
    assumeTrue(Files.exists(EXPORT), "the export of a real cluster is not here");
    Collector collector = new Collector();
    Importing.run(List.of(new FileSource(EXPORT)), Optional.empty(), collector, Progress.NONE);
    List<CheckResult> results =
        new CheckRunner(CheckLibrary.ALL).run(Audits.of(collector.snapshot(), List.of()));

    assertThat(results.stream().map(CheckResult::checkId).distinct())
        .containsExactlyElementsOf(CheckLibrary.ALL.stream().map(c -> c.info().id()).toList());
    assertThat(results)
        .noneMatch(
            result ->
                result.outcome() instanceof Outcome.NotAssessed not
                    && not.why().startsWith("check failed"));
  }
}
