package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.table.ConnectionsTable;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.store.Project;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "connections",
    description = "Lists the permitted connections that touch the CDE, with what permits each.")
final class ConnectionsCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin AssumeOption assume = new AssumeOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--all", description = "Every workload and address range, not only the CDE.")
  boolean all;

  @Option(names = "--self", description = "Also connections between the pods of one workload.")
  boolean self;

  /// More than a person reads, a sheet holds or memory takes.
  private static final long MOST_PAIRS = 1_000_000;

  private final Services services;

  ConnectionsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      Terminal terminal = new Terminal(spec.commandLine().getErr());
      Facts facts =
          services.facts(project, project.snapshot(where.snapshot), assume.texts(), terminal);
      if (all || self) {
        requireFew(facts.connectivity().pairs(terminal));
      }
      List<Connection> rows = all || self ? facts.connectivity().all(self) : facts.connections();
      Rows.print(
          form.format == Format.TABLE
              ? ForPeople.connections(rows)
              : ConnectionsTable.of(rows, facts.scope()),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      if (!all && facts.scope().cde().isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "No workload is declared as CDE, so no connection touches it: declare it with 'inscope scope %s --apply FILE.yaml', or list everything with --all."
                    .formatted(where.project));
      }
      facts
          .connectivity()
          .limits()
          .forEach(limit -> spec.commandLine().getErr().println("Note: " + limit));
      return Cli.DONE;
    }
  }

  private void requireFew(long pairs) {
    if (pairs > MOST_PAIRS) {
      throw new TooMany(
          String.format(
              Locale.ROOT,
              "%,d pairs of workloads may talk to each other, too many to list one by one",
              pairs),
          "leave out --all to list what touches the CDE, or ask for one pair with 'inscope"
              + " explain'");
    }
  }
}
