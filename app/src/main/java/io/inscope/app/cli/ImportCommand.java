package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.app.Services.Imported;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.ImportLimits;
import io.inscope.snapshot.importing.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", description = "Reads files and folders into a new snapshot of a project.")
final class ImportCommand implements Callable<Integer> {
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description =
          "Files, folders, or - for standard input; zip, tar, gz, bz2, xz and zst are opened, also"
              + " inside each other.")
  List<String> sources = new ArrayList<>();

  @Option(
      names = "--project",
      required = true,
      paramLabel = "PROJECT",
      description = "The project file; made when it is not there.")
  Path project = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "Name of the snapshot; that of the first source if not given.")
  @Nullable String name;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      description =
          "Reads every file as this format instead of recognising it; 'inscope formats' lists"
              + " them.")
  @Nullable String format;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Changes what counts as too much: ratio (200), entries (1000000), depth (8), object"
              + " (as in object=512MiB). Needs --limit-reason.")
  Map<String, String> limits = new TreeMap<>();

  @Option(
      names = "--limit-reason",
      paramLabel = "TEXT",
      description = "Why; recorded in the snapshot and sealed with it.")
  String limitReason = "";

  @Option(
      names = "--keep-going",
      description = "Leaves out sources that cannot be read at all, instead of stopping.")
  boolean keepGoing;

  private final Services services;

  ImportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    ImportLimits limit;
    try {
      limit = ImportLimits.of(limits, limitReason);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    List<Source> readable = new ArrayList<>();
    boolean leftOut = false;
    for (String source : sources) {
      Source candidate = Source.of(source);
      try {
        candidate.check();
        readable.add(candidate);
      } catch (ImportException e) {
        if (!keepGoing) {
          throw e;
        }
        leftOut = true;
        spec.commandLine().getErr().println("Left out: " + e.getMessage());
      }
    }
    Imported imported =
        services.importInto(
            project,
            readable,
            name == null ? nameOf(sources.getFirst()) : name,
            Optional.ofNullable(format),
            limit,
            terminal);
    terminal.clear();
    ImportSummary.print(imported, project, spec.commandLine().getOut());
    return leftOut || imported.summary().problems() > imported.summary().notes()
        ? Cli.LOOK
        : Cli.DONE;
  }

  /// `handover` for `/media/stick/handover/`.
  private static String nameOf(String source) {
    Path file =
        source.equals("-") ? null : Path.of(source).toAbsolutePath().normalize().getFileName();
    return file == null ? "standard input" : file.toString();
  }
}
