package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.table.ExposureTable;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "exposure",
    description =
        "Lists which pods that do not exist yet the policies of the CDE would let in, and who may"
            + " make them.")
final class ExposureCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin AssumeOption assume = new AssumeOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--all", description = "Every workload, not only the CDE.")
  boolean all;

  private final Services services;

  ExposureCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Project project = Project.openReadOnly(where.project)) {
      Terminal terminal = new Terminal(err);
      Facts facts =
          services.facts(project, project.snapshot(where.snapshot), assume.texts(), terminal);
      List<Exposure> exposures =
          facts.exposures(
              all
                  ? facts.snapshot().workloads().stream()
                      .map(Workload::ref)
                      .collect(Collectors.toSet())
                  : facts.scope().cde(),
              terminal);
      Rows.print(
          form.format == Format.TABLE
              ? ForPeople.exposures(exposures)
              : ExposureTable.of(exposures, facts.scope()),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      if (!all && facts.scope().cde().isEmpty()) {
        err.println(
            "No workload is declared as CDE, so nothing is exposed: declare it with 'inscope scope %s --apply FILE.yaml', or list every workload with --all."
                .formatted(where.project));
      }
      facts.connectivity().limits().forEach(limit -> err.println("Note: " + limit));
      facts.access().limits().forEach(limit -> err.println("Note: " + limit));
      return Cli.DONE;
    }
  }
}
