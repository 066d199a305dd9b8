package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.Check;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.table.CheckRowsTable;
import io.inscope.snapshot.store.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
      names = "--kubernetes-version",
      paramLabel = "VERSION",
      description =
          "Judge by the rules of this version (1.33, v1.33.2, latest) and not by the cluster's"
              + " own.")
  String version = "";

  private final Services services;

  CheckCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    List<Check> checks = chosen();
    Optional<KubernetesVersion> rules = version();
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      Assessment assessment = services.assess(facts, checks, rules, terminal);
      Rows.print(
          form.format == Format.TABLE
              ? ForPeople.checks(assessment)
              : CheckRowsTable.of(assessment),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      spec.commandLine().getErr().println("Results: " + Services.outcomes(assessment));
      return assessment.findings().isEmpty() ? Cli.DONE : Cli.LOOK;
    }
  }

  private Optional<KubernetesVersion> version() {
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Optional<KubernetesVersion> parsed = KubernetesVersion.parse(version);
    if (parsed.isEmpty()) {
      throw new WrongUsage(
          "'%s' is no version of Kubernetes".formatted(version),
          "Write it as 1.33 or v1.33.2, or take 'latest'.");
    }
    return parsed;
  }

  private List<Check> chosen() {
    if (ids.isEmpty()) {
      return CheckLibrary.ALL;
    }
    Set<String> unknown = new LinkedHashSet<>(ids);
    List<Check> checks =
        CheckLibrary.ALL.stream().filter(check -> ids.contains(check.info().id())).toList();
    checks.forEach(check -> unknown.remove(check.info().id()));
    if (!unknown.isEmpty()) {
      throw new WrongUsage(
          "there is no check '%s'".formatted(unknown.iterator().next()),
          "'inscope checks' lists them.");
    }
    return checks;
  }
}
