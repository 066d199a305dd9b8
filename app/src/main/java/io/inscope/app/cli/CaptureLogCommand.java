package io.inscope.app.cli;

import io.inscope.reports.table.CaptureTable;
import io.inscope.reports.table.ListsTable;
import io.inscope.reports.table.MeanwhileTable;
import io.inscope.reports.table.RequestsTable;
import io.inscope.reports.table.RightsTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "capture-log",
    description =
        "What a live capture left on record: every request, how each list went, what changed"
            + " meanwhile, the rights of the account, and the connection.")
final class CaptureLogCommand implements Callable<Integer> {
  /// What is listed.
  enum What {
    REQUESTS,
    LISTS,
    CHANGES,
    RIGHTS,
    CONNECTION
  }

  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--what",
      paramLabel = "requests|lists|changes|rights|connection",
      description = "Which part: ${COMPLETION-CANDIDATES}; requests if not given.")
  What what = What.REQUESTS;

  @Override
  public Integer call() {
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      CaptureRecord record = snapshot.captured();
      Rows.print(
          table(snapshot, record),
          form.format,
          where.project,
          snapshot.info(),
          spec.commandLine().getOut());
      return say(record, spec.commandLine().getErr()) ? Cli.LOOK : Cli.DONE;
    }
  }

  private Table table(StoredSnapshot snapshot, CaptureRecord record) {
    return switch (what) {
      case REQUESTS -> RequestsTable.of(snapshot.sentRequests().toList());
      case LISTS -> ListsTable.of(record.lists());
      case CHANGES -> MeanwhileTable.of(record.relisted());
      case RIGHTS -> RightsTable.of(record.rights());
      case CONNECTION -> CaptureTable.of(snapshot);
    };
  }

  /// One line on what was captured, and others on what casts doubt on it.
  ///
  /// @return whether something does
  private static boolean say(CaptureRecord record, PrintWriter err) {
    err.println("Captured " + CaptureTable.sentence(record) + ".");
    boolean verified = record.connection().verified();
    if (!verified) {
      err.println("The certificate of the server was NOT CHECKED.");
    }
    return !verified || record.ending().isPartial();
  }
}
