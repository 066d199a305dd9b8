package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.table.PluginTable;
import io.inscope.snapshot.store.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "plugin",
    description =
        "Shows what was found out about the network plugin: each switch on which answers depend,"
            + " where it stands and what says so.")
final class PluginCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin AssumeOption assume = new AssumeOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  PluginCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts =
          services.facts(
              project,
              project.snapshot(where.snapshot),
              assume.texts(),
              new Terminal(spec.commandLine().getErr()));
      Rows.print(
          PluginTable.of(facts.connectivity().plugin()),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      return Cli.DONE;
    }
  }
}
