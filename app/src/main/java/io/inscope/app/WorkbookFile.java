package io.inscope.app;

import io.inscope.reports.check.Check;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.workbook.Picture;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.reports.workbook.XlsxWriter;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The workbook as a file.
final class WorkbookFile {
  private final Clock clock;

  WorkbookFile(Clock clock) {
    this.clock = clock;
  }

  void write(
      Analysis analysis,
      StoredSnapshot snapshot,
      List<CoverageRow> coverage,
      Path project,
      Path target) {
    new XlsxWriter()
        .write(
            new WorkbookInput(
                project.getFileName().toString(),
                snapshot.info(),
                analysis.scope(),
                analysis.connections(),
                analysis.connectivity().limits(),
                snapshot.all(Kinds.NETWORK_POLICY).toList(),
                analysis.assessment(),
                CheckLibrary.ALL.stream().map(Check::info).toList(),
                coverage,
                snapshot.entries(),
                snapshot.problems(),
                analysis.pages().parallelStream().map(WorkbookFile::picture).toList(),
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
