package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.RuleSet;
import io.inscope.app.Services;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.table.CheckRowsTable;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Runs the checks: a row for each piece of evidence of a failure, one for each subject"
            + " otherwise.")
final class CheckCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--check",
      paramLabel = "ID",
      description = "Only this check; may be given again.")
  List<String> ids = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "A folder with checks of your own, YAML with an expression in CEL; otherwise the folder"
              + " 'inscope-rules' beside the project, where there is one.")
  @Nullable Path rulesFolder;

  private final Services services;

  CheckCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path folder = rulesFolder;
    RuleSet all = folder == null ? RuleSet.of(where.project) : RuleSet.in(folder);
    RuleSet chosen = chosen(all);
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      Assessment assessment = services.assess(facts, chosen.against(List.of()), terminal);
      Rows.print(
          form.format == Format.TABLE
              ? ForPeople.checks(assessment)
              : CheckRowsTable.of(assessment),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      spec.commandLine().getErr().println("Results: " + Services.outcomes(assessment));
      all.problems().forEach(problem -> spec.commandLine().getErr().println("Rule: " + problem));
      return assessment.findings().isEmpty() && all.problems().isEmpty() ? Cli.DONE : Cli.LOOK;
    }
  }

  private RuleSet chosen(RuleSet all) {
    if (ids.isEmpty()) {
      return all;
    }
    Set<String> unknown = new LinkedHashSet<>(ids);
    all.infos().forEach(info -> unknown.remove(info.id()));
    if (!unknown.isEmpty()) {
      throw new WrongUsage(
          "there is no check '%s'".formatted(unknown.iterator().next()),
          "'inscope checks' lists them.");
    }
    return all.only(Set.copyOf(ids));
  }
}
