package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.RuleSet;
import io.inscope.app.Services;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.table.RequirementsTable;
import io.inscope.snapshot.store.Project;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "requirements", description = "Assesses the snapshot against a framework.")
final class RequirementsCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--framework",
      required = true,
      paramLabel = "ID",
      description = "Its id, such as pci-dss-4.0.1; 'inscope frameworks' lists them.")
  String id = "";

  private final Services services;

  RequirementsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    RuleSet rules = RuleSet.of(where.project);
    Framework framework = FrameworkChoice.of(id, rules);
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      Assessment assessment = services.assess(facts, rules.against(List.of(framework)), terminal);
      List<RequirementStatus> statuses =
          assessment.requirements().getOrDefault(framework, List.of());
      Rows.print(
          RequirementsTable.of(framework, statuses),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      return statuses.stream().anyMatch(s -> s.status() == Status.FAIL) ? Cli.LOOK : Cli.DONE;
    }
  }
}
