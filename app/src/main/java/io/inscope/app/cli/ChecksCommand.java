package io.inscope.app.cli;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.framework.CheckCatalogue;
import io.inscope.reports.table.CatalogueTable;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "checks",
    description =
        "Lists the catalogue of checks, with those that no snapshot can answer and the reason.")
final class ChecksCommand implements Callable<Integer> {
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Table table = CatalogueTable.of(CheckCatalogue.shipped(), CheckLibrary.ALL);
    Rows.print(table, form.format, spec.commandLine().getOut());
    spec.commandLine()
        .getErr()
        .printf("%d checks: %s.%n", table.rows().size(), counts(CheckLibrary.ALL, table));
    return Cli.DONE;
  }

  private static String counts(List<Check> checks, Table table) {
    int planned = table.rows().size() - checks.size();
    return Stream.concat(
            Stream.of(
                checks.stream().filter(check -> !(check instanceof Unanswerable)).count()
                    + " implemented",
                lacking(checks, Unanswerable.Lack.WAITING_FOR_DATA),
                lacking(checks, Unanswerable.Lack.NOT_POSSIBLE)),
            planned == 0 ? Stream.empty() : Stream.of(planned + " planned"))
        .collect(Collectors.joining(", "));
  }

  private static String lacking(List<Check> checks, Unanswerable.Lack lack) {
    return checks.stream()
            .filter(check -> check instanceof Unanswerable u && u.lack() == lack)
            .count()
        + " "
        + lack.word();
  }
}
