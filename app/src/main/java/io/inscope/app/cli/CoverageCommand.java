package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.reports.table.CoverageMatrix;
import io.inscope.reports.table.CoverageTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "coverage",
    description =
        "Shows for each kind and namespace whether it was read, refused, failed, or never asked"
            + " for.")
final class CoverageCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--matrix",
      description = "One row a kind, with the number of namespaces in each state.")
  boolean matrix;

  private final Services services;

  CoverageCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Rows.print(
          table(services.coverage(snapshot)),
          form.format,
          where.project,
          snapshot.info(),
          spec.commandLine().getOut());
      snapshot
          .capture()
          .map(CaptureRecord::ending)
          .filter(Ending::isPartial)
          .ifPresent(
              ending ->
                  spec.commandLine().getErr().println("The snapshot is partial: " + ending.why()));
      return Cli.DONE;
    }
  }

  /// Scripts get a row for each kind and namespace; people those that say something new.
  private Table table(CoverageMatrix coverage) {
    if (matrix) {
      return coverage.table();
    }
    return CoverageTable.of(form.format == Format.TABLE ? coverage.brief() : coverage.rows());
  }
}
