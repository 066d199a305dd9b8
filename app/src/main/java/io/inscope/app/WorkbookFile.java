package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.change.Changes;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.workbook.Password;
import io.inscope.reports.workbook.Picture;
import io.inscope.reports.workbook.Sheets;
import io.inscope.reports.workbook.WorkbookInput;
import io.inscope.reports.workbook.XlsxWriter;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.model.CoverageRow;
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

  /// @param password without which nobody is to read it; empty for a file that everybody can
  void write(
      Analysis analysis,
      Optional<Changes> changes,
      List<Exposure> exposures,
      StoredSnapshot snapshot,
      List<CoverageRow> coverage,
      Path project,
      Path target,
      Optional<Password> password) {
    WorkbookInput input = input(analysis, changes, exposures, snapshot, coverage, project);
    XlsxWriter writer = new XlsxWriter();
    password.ifPresentOrElse(
        secret -> writer.write(input, target, secret), () -> writer.write(input, target));
  }

  /// What the workbook is made of.
  WorkbookInput input(
      Analysis analysis,
      Optional<Changes> changes,
      List<Exposure> exposures,
      StoredSnapshot snapshot,
      List<CoverageRow> coverage,
      Path project) {
    return new WorkbookInput(
        project.getFileName().toString(),
        snapshot.info(),
        snapshot,
        changes,
        analysis.connectivity(),
        analysis.access(),
        analysis.facts().engagement(),
        analysis.facts().custody(),
        analysis.facts().decisions(),
        analysis.scope(),
        analysis.connections(),
        exposures,
        analysis.register(),
        analysis.connectivity().limits(),
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
        Optional.empty(),
        facts.connectivity(),
        facts.access(),
        facts.engagement(),
        facts.custody(),
        facts.decisions(),
        facts.scope(),
        facts.connections(),
        List.of(),
        facts.register(),
        facts.connectivity().limits(),
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
