package io.inscope.app.cli;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.framework.CheckCatalogue;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "checks",
    description = "Lists the catalogue of checks: which are built, which are planned.")
final class ChecksCommand implements Callable<Integer> {
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, CheckInfo> built =
        CheckLibrary.ALL.stream()
            .map(check -> check.info())
            .collect(
                Collectors.toMap(CheckInfo::id, Function.identity(), (a, _) -> a, TreeMap::new));
    List<List<Cell>> rows = new ArrayList<>();
    for (CheckCatalogue.Entry entry : CheckCatalogue.shipped().entries()) {
      CheckInfo info = built.get(entry.id());
      rows.add(
          List.of(
              Cell.of(entry.id()),
              Cell.of(info == null ? "" : info.title()),
              new Cell.Status(entry.severity().word()),
              Cell.of(entry.group()),
              new Cell.Status(info == null ? "planned" : "implemented")));
    }
    Rows.print(
        new Table(
            "checks",
            "Checks",
            List.of(
                new Column("id", "Id", 34),
                new Column("title", "Title", 70),
                new Column("severity", "Severity", 10),
                new Column("group", "Group", 14),
                new Column("state", "State", 12)),
            rows),
        form.format,
        spec.commandLine().getOut());
    spec.commandLine()
        .getErr()
        .printf(
            "%d checks: %d implemented, %d planned.%n",
            rows.size(), built.size(), rows.size() - built.size());
    return Cli.DONE;
  }
}
