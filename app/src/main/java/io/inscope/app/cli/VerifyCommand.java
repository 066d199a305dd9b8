package io.inscope.app.cli;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SealCheck;
import io.inscope.snapshot.store.Verification;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = "Computes every hash and the seals again, and names what was changed.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      Verification verification = project.verify();
      Rows.print(
          table(verification.snapshots()),
          form.format,
          where.project,
          project.newest().info(),
          spec.commandLine().getOut());
      for (SealCheck check : verification.snapshots()) {
        check.changes().forEach(what -> spec.commandLine().getErr().println("Changed: " + what));
      }
      verification
          .elsewhere()
          .forEach(what -> spec.commandLine().getErr().println("Changed: " + what));
      return verification.isIntact() ? Cli.DONE : Cli.LOOK;
    }
  }

  private static Table table(List<SealCheck> checks) {
    return new Table(
        "verify",
        "Seals",
        List.of(
            new Column("snapshot", "Snapshot", 30),
            new Column("sealed_at", "Sealed at", 22),
            new Column("sha256", "SHA-256", 64),
            new Column("result", "Result", 10)),
        checks.stream()
            .map(
                check ->
                    List.<Cell>of(
                        Cell.of(check.name()),
                        Cell.of(check.sealedAt()),
                        Cell.of(check.sha256()),
                        new Cell.Status(check.isIntact() ? "intact" : "broken")))
            .toList());
  }
}
