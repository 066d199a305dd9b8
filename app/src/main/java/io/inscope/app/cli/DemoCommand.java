package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.SampleBank;
import io.inscope.app.Services;
import io.inscope.app.Services.Imported;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.file.WholeFile;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Does everything on the shipped sample bank: imports, checks, draws, reports.")
final class DemoCommand implements Callable<Integer> {
  private static final int WORST = 5;

  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made when it is not there.")
  Path out = Path.of("");

  @Option(names = "--open", description = "Opens the workbook when it is written.")
  boolean open;

  private final Services services;

  DemoCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    PrintWriter words = spec.commandLine().getOut();
    WholeFile.folder(out);
    Path file = out.resolve(SampleBank.NAME + ".inscope");
    Path scope = out.resolve("scope.yaml");
    Path workbook = out.resolve(SampleBank.NAME + ".xlsx");
    replace(file);
    Imported imported =
        services.importInto(
            file, List.of(SampleBank.source()), SampleBank.NAME, Optional.empty(), terminal);
    WholeFile.write(scope, to -> to.write(SampleBank.scope().getBytes(StandardCharsets.UTF_8)));
    services.applyScope(file, scope);
    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      Analysis analysis = services.analyse(project, snapshot, List.of(), terminal);
      terminal.step("Drawing", 0);
      List<Path> drawn =
          services.diagrams().write(analysis.pages(), out, List.of("svg", "png", "pdf"));
      terminal.step("Writing the workbook", 0);
      services
          .reports()
          .workbook(analysis, snapshot, file, workbook, terminal)
          .ifPresent(spec.commandLine().getErr()::println);
      terminal.clear();
      tell(imported, analysis, words);
      words.println();
      words.println("Files:");
      words.println("  project   " + file);
      words.println("  scope     " + scope);
      drawn.forEach(picture -> words.println("  diagram   " + picture));
      words.println("  workbook  " + workbook);
    }
    if (open) {
      open(workbook);
    }
    return Cli.DONE;
  }

  private static void tell(Imported imported, Analysis analysis, PrintWriter out) {
    out.println("The sample bank: " + imported.summary().equation() + ".");
    out.printf(
        "%d workloads, %d of them in the CDE; %d permitted connections touch it.%n",
        analysis.scope().workloads().size(),
        analysis.scope().cde().size(),
        analysis.connections().size());
    out.println("Checks: " + Services.outcomes(analysis.assessment()));
    out.println();
    out.println("The worst findings:");
    for (Finding finding : analysis.assessment().findings().stream().limit(WORST).toList()) {
      out.printf(
          "  %-8s %s: %s %s%n",
          finding.result().severity().word(),
          finding.check().id(),
          finding.result().subject(),
          finding.failure().message());
    }
  }

  /// The project of an earlier demo, also one of an older version. Only what is a project of ours:
  /// somebody may have named the wrong folder.
  private void replace(Path file) {
    if (Files.exists(file)) {
      Project.open(file, services.clock()).close();
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void open(Path workbook) {
    try {
      Desktop.getDesktop().open(workbook.toFile());
    } catch (IOException | UnsupportedOperationException e) {
      spec.commandLine()
          .getErr()
          .println("The workbook could not be opened here; it is " + workbook);
    }
  }
}
