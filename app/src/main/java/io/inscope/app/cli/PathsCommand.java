package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.table.PathsTable;
import io.inscope.snapshot.sidepath.SidePath;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "paths",
    description =
        "Lists the ways into the CDE that no network policy controls: rights, shared volumes and"
            + " secrets, nodes, webhooks.")
final class PathsCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--all",
      description =
          "Every workload, not only the CDE. Of those that share something each is listed with one"
              + " of the others.")
  boolean all;

  private final Services services;

  PathsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts =
          services.facts(project, project.snapshot(where.snapshot), List.of(), new Terminal(err));
      List<SidePath> paths = all ? facts.paths().all() : facts.scope().paths();
      Rows.print(
          form.format == Format.TABLE
              ? ForPeople.paths(paths)
              : PathsTable.of(paths, facts.scope()),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      if (!all && facts.scope().cde().isEmpty()) {
        err.println(
            "No workload is declared as CDE, so no path touches it: declare it with 'inscope scope %s --apply FILE.yaml', or list everything with --all."
                .formatted(where.project));
      }
      facts.paths().limits().forEach(limit -> err.println("Note: " + limit));
      return Cli.DONE;
    }
  }
}
