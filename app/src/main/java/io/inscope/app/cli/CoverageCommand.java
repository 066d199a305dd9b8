package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.reports.table.CoverageTable;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  private final Services services;

  CoverageCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Rows.print(
          CoverageTable.of(services.coverage(snapshot)),
          form.format,
          where.project,
          snapshot.info(),
          spec.commandLine().getOut());
      return Cli.DONE;
    }
  }
}
