package io.inscope.app;

import io.inscope.reports.change.Changes;
import io.inscope.reports.export.Oscal;
import io.inscope.reports.export.Sarif;
import io.inscope.reports.export.TableFiles;
import io.inscope.reports.file.WholeFile;
import io.inscope.reports.workbook.Password;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.exposure.Exposures;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that say what came out: the workbook, its tables, and the formats of other programs.
public final class Reports {
  private final Services services;

  Reports(Services services) {
    this.services = services;
  }

  /// Writes the connection register alone, as a workbook that can be filled in.
  public void register(Facts facts, Path project, Path target) {
    new WorkbookFile(services.clock()).writeRegister(facts, project, target);
  }

  /// Writes the workbook, and puts it on record in the project with its hash.
  ///
  /// @return why it could not be put on record, in one sentence; the workbook is there all the same
  public Optional<String> workbook(
      Analysis analysis, StoredSnapshot snapshot, Path project, Path target, Progress progress) {
    return workbook(analysis, snapshot, project, target, Optional.empty(), progress);
  }

  /// The same, readable with a password only.
  public Optional<String> workbook(
      Analysis analysis,
      StoredSnapshot snapshot,
      Path project,
      Path target,
      Optional<Password> password,
      Progress progress) {
    // Only the workbook speaks of it, and it costs as much as the connections.
    List<Exposure> exposures =
        Exposures.of(
            snapshot,
            analysis.connectivity().plugin(),
            analysis.access(),
            analysis.scope().cde(),
            progress);
    new WorkbookFile(services.clock())
        .write(
            analysis,
            changes(analysis, snapshot, project, progress),
            exposures,
            snapshot,
            services.coverage(snapshot).brief(),
            project,
            target,
            password);
    return new ExportRecord(project, services.clock()).add(target, snapshot.info());
  }

  /// What is not as it was in the snapshot before, which is read again: the project that the
  /// analysis was made of may be closed.
  private Optional<Changes> changes(
      Analysis analysis, StoredSnapshot snapshot, Path project, Progress progress) {
    try (Project file = Project.openReadOnly(project)) {
      return file.before(snapshot.info())
          .map(before -> new Comparison(services, file).with(before, analysis, snapshot, progress));
    }
  }

  /// Writes every table of the workbook as a file named after it, and an index with their hashes.
  ///
  /// @param csv as CSV, else as JSON
  /// @return the files written, the index last
  public List<Path> tables(
      Analysis analysis,
      StoredSnapshot snapshot,
      Path project,
      Path folder,
      boolean csv,
      Progress progress) {
    List<Exposure> exposures = analysis.facts().exposures(analysis.scope().cde(), progress);
    return TableFiles.write(
        new WorkbookFile(services.clock())
            .input(
                analysis,
                changes(analysis, snapshot, project, progress),
                exposures,
                snapshot,
                services.coverage(snapshot).brief(),
                project),
        folder,
        csv);
  }

  /// Writes what the checks found as SARIF 2.1.0.
  public void sarif(Analysis analysis, Path project, Path target) {
    WholeFile.write(
        target,
        out ->
            Sarif.write(
                analysis.assessment(),
                analysis.checks(),
                analysis.snapshot(),
                project.getFileName().toString(),
                Version.tool(),
                out));
  }

  /// Writes what is said of the requirements as OSCAL assessment results.
  public void oscal(Analysis analysis, Path target) {
    WholeFile.write(
        target,
        out ->
            Oscal.write(
                analysis.assessment(),
                analysis.snapshot(),
                services.clock().instant(),
                Version.tool(),
                out));
  }
}
