package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
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
      Path project,
      Path target) {
    new XlsxWriter().write(input(analysis, exposures, snapshot, coverage, project), target);
  }

  /// What the workbook is made of.
  WorkbookInput input(
      Analysis analysis,
      List<Exposure> exposures,
      StoredSnapshot snapshot,
      List<CoverageRow> coverage,
      Path project) {
    return new WorkbookInput(
        project.getFileName().toString(),
        snapshot.info(),
        snapshot,
        analysis.facts().previous(),
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
        Version.tool(),
        analysis.facts().decisionMark());
  }

  /// The sheets to fill in, and nothing that was judged.
  void writeRegister(Facts facts, Path project, Path target) {
    new XlsxWriter(Sheets.register(), XlsxWriter.MAX_ROWS)
        .write(toFillIn(facts, new Assessment(List.of(), List.of(), Map.of()), project), target);
  }

  /// As much as the sheets need that people fill in.
  WorkbookInput toFillIn(Facts facts, Assessment assessment, Path project) {
    return new WorkbookInput(
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
        assessment,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        clock.instant(),
        Version.tool(),
        facts.decisionMark());
  }

  private static Picture picture(Page page) {
    String title =
        page.name().equals("overview")
            ? "Network diagram"
            : "Network diagram: namespace " + page.name();
    return new Picture(title, page.png());
  }
}
