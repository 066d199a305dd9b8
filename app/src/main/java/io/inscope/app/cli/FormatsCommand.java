package io.inscope.app.cli;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.importing.Importers;
import io.inscope.snapshot.importing.Layouts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "formats", description = "Lists the formats that 'import' recognises.")
final class FormatsCommand implements Callable<Integer> {
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Rows.print(
        new Table(
            "formats",
            "Formats",
            List.of(new Column("id", "Id", 24), new Column("title", "Title", 80)),
            Stream.concat(
                    Layouts.ALL.stream()
                        .map(layout -> List.of(Cell.of(layout.id()), Cell.of(layout.title()))),
                    Importers.ALL.stream()
                        .map(reader -> List.of(Cell.of(reader.id()), Cell.of(reader.title()))))
                .toList()),
        form.format,
        spec.commandLine().getOut());
    return Cli.DONE;
  }
}
