package io.inscope.app.cli;

import io.inscope.reports.table.ProblemsTable;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Problem.Severity;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "problems", description = "Lists what could not be read as it was.")
final class ProblemsCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      List<Problem> problems = snapshot.problems();
      Rows.print(
          ProblemsTable.of(problems),
          form.format,
          where.project,
          snapshot.info(),
          spec.commandLine().getOut());
      return problems.stream().allMatch(problem -> problem.severity() == Severity.INFO)
          ? Cli.DONE
          : Cli.LOOK;
    }
  }
}
