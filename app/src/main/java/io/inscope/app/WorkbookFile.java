package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.change.Changes;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.workbook.Picture;
import io.inscope.reports.workbook.Sheets;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.reports.workbook.XlsxWriter;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workbook as a file.
final class WorkbookFile {
  private final Clock clock;

  WorkbookFile(Clock clock) {
    this.clock = clock;
  }

  void write(
      Analysis analysis,
      List<Exposure> exposures,
      StoredSnapshot snapshot,
      List<CoverageRow> coverage,
      Optional<StoredSnapshot> previous,
      Optional<Changes> changes,
      Path project,
      Path target) {
    new XlsxWriter()
        .write(
            new WorkbookInput(
                project.getFileName().toString(),
                snapshot.info(),
                snapshot,
                previous,
                changes,
                analysis.connectivity(),
                analysis.access(),
                analysis.facts().engagement(),
                analysis.facts().custody(),
                analysis.scope(),
                analysis.connections(),
                exposures,
                analysis.register(),
                analysis.connectivity().limits(),
                snapshot.all(Kinds.NETWORK_POLICY).toList(),
                analysis.assessment(),
                analysis.checks(),
                coverage,
                snapshot.entries(),
                snapshot.problems(),
                analysis.pages().parallelStream().map(WorkbookFile::picture).toList(),
                clock.instant(),
                Version.tool()),
            target);
  }

  /// The sheets to fill in, and nothing that was judged.
  void writeRegister(Facts facts, Path project, Path target) {
    new XlsxWriter(Sheets.register(), XlsxWriter.MAX_ROWS)
        .write(
            new WorkbookInput(
                project.getFileName().toString(),
                facts.snapshot().info(),
                facts.snapshot(),
                facts.previous(),
                facts.connectivity(),
                facts.access(),
                facts.engagement(),
                facts.custody(),
                facts.scope(),
                facts.connections(),
                List.of(),
                facts.register(),
                facts.connectivity().limits(),
                List.of(),
                new Assessment(List.of(), List.of(), Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                clock.instant(),
                Version.tool()),
            target);
  }

  private static Picture picture(Page page) {
    String title =
        page.name().equals("overview")
            ? "Network diagram"
            : "Network diagram: namespace " + page.name();
    return new Picture(title, page.png());
  }
}
