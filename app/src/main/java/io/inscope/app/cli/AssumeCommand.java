package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.reports.table.AssumptionsTable;
import io.inscope.snapshot.register.StatedAssumptions;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "assume",
    description =
        "Puts on record what you know about the network plugin, over what was found out; every"
            + " command then uses it. Without KEY=VALUE lists what is on record.")
final class AssumeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "A project file (.inscope).")
  Path project = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "As for 'inscope connections --assume': enforced=yes.")
  List<String> texts = new ArrayList<>();

  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "How you know; shown beside every answer that rests on it.")
  String because = "";

  @Option(names = "--reset", description = "Takes back what was stated before; it stays on record.")
  boolean reset;

  private final Services services;

  AssumeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    if (!texts.isEmpty() || reset) {
      List<String> known = Arguments.assumptions(texts);
      if (because.isBlank()) {
        throw new WrongUsage(
            "an assumption needs a reason", "Say how you know it: --because 'seen on site'.");
      }
      services.assume(project, known, because.strip(), reset);
    } else if (!because.isBlank()) {
      throw new WrongUsage(
          "there is a reason, but nothing is assumed", "Name it as KEY=VALUE, or give --reset.");
    }
    try (Project file = Project.openReadOnly(project)) {
      StatedAssumptions stated = StatedAssumptions.of(file.decisions());
      Rows.print(AssumptionsTable.of(stated), form.format, spec.commandLine().getOut());
      if (stated.statements().isEmpty()) {
        spec.commandLine().getErr().println("Nothing is assumed.");
      }
      return Cli.DONE;
    }
  }
}
