package io.inscope.app.cli;

import io.inscope.app.Comparison.Part;
import io.inscope.app.Services;
import io.inscope.reports.change.Changes;
import io.inscope.reports.table.ChangesTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.diff.Noise;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    description = {
      "Lists what changed between two snapshots: connections, scope, findings, and objects with"
          + " their fields.",
      "Ends with 1 when something did."
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "A project file (.inscope).")
  Path project = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", description = "The same as --from.")
  String first = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "The same as --to.")
  String second = "";

  @Option(
      names = "--from",
      paramLabel = "SNAP",
      description =
          "The older snapshot, by id or name; the one of the same cluster before the newer one if"
              + " not given.")
  String from = "";

  @Option(
      names = "--to",
      paramLabel = "SNAP",
      description = "The newer snapshot; the newest if not given.")
  String to = "";

  @Option(names = "--objects", description = "Only objects; together with others, also objects.")
  boolean objects;

  @Option(names = "--connections", description = "Only connections that touch the CDE.")
  boolean connections;

  @Option(names = "--scope", description = "Only the scope of workloads and nodes.")
  boolean scope;

  @Option(names = "--findings", description = "Only findings.")
  boolean findings;

  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  private final Services services;

  DiffCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Project file = Project.openReadOnly(project)) {
      StoredSnapshot after = file.snapshot(one(second, to, "TO"));
      StoredSnapshot before = before(file, after);
      Changes changes = services.compare(file, before, after, parts(), new Terminal(err));
      Table table = ChangesTable.of(changes);
      Rows.print(table, form.format, project, after.info(), spec.commandLine().getOut());
      err.println(
          "From snapshot %d \"%s\" to %d \"%s\"."
              .formatted(
                  before.info().id(),
                  before.info().name(),
                  after.info().id(),
                  after.info().name()));
      changes.objects().notes().forEach(note -> err.println("Note: " + note));
      if (parts().contains(Part.OBJECTS)) {
        Noise.SAID.forEach(note -> err.println("Note: " + note));
      }
      return table.rows().isEmpty() ? Cli.DONE : Cli.LOOK;
    }
  }

  private static String one(String positional, String option, String name) {
    if (!positional.isEmpty() && !option.isEmpty()) {
      throw new WrongUsage(
          "%s is given twice".formatted(name), "Name each snapshot once, by place or by option.");
    }
    return positional.isEmpty() ? option : positional;
  }

  private StoredSnapshot before(Project file, StoredSnapshot after) {
    String older = one(first, from, "FROM");
    if (!older.isEmpty()) {
      return file.snapshot(older);
    }
    return file.before(after.info())
        .orElseThrow(
            () ->
                new WrongUsage(
                    "no snapshot of this cluster in the project is older than %d \"%s\""
                        .formatted(after.info().id(), after.info().name()),
                    "Name the other one with --from."));
  }

  private Set<Part> parts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    add(parts, Part.OBJECTS, objects);
    add(parts, Part.CONNECTIONS, connections);
    add(parts, Part.SCOPE, scope);
    add(parts, Part.FINDINGS, findings);
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
  }

  private static void add(Set<Part> parts, Part part, boolean wanted) {
    if (wanted) {
      parts.add(part);
    }
  }
}
