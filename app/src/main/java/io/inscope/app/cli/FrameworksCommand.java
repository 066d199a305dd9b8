package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "frameworks", description = "Lists the frameworks that 'requirements' assesses.")
final class FrameworksCommand implements Callable<Integer> {
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  FrameworksCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Rows.print(
        new Table(
            "frameworks",
            "Frameworks",
            List.of(
                new Column("id", "Id", 30),
                new Column("title", "Title", 40),
                new Column("requirements", "Requirements", 12),
                new Column("note", "Note", 80)),
            services.frameworks().all().stream()
                .map(
                    framework ->
                        List.of(
                            Cell.of(framework.id()),
                            Cell.of(framework.title()),
                            Cell.of(framework.requirements().size()),
                            Cell.of(framework.note())))
                .toList()),
        form.format,
        spec.commandLine().getOut());
    return Cli.DONE;
  }
}
