package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.PasswordFile;
import io.inscope.app.ReadBackOptions;
import io.inscope.app.RuleSet;
import io.inscope.app.Services;
import io.inscope.reports.table.Table;
import io.inscope.reports.workbook.Password;
import io.inscope.reports.workbook.readback.ReadBack;
import io.inscope.reports.workbook.readback.ReadBackTable;
import io.inscope.reports.workbook.readback.RowOutcome;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description =
        "Writes the workbook, and reads back what was filled in in it; also writes its tables as"
            + " files, and findings as SARIF or OSCAL.")
final class ReportCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE.xlsx|DIR|FILE",
      description = "The file to write; with --format csv or json, the folder.")
  @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "xlsx|csv|json|sarif|oscal",
      description = {
        "What to write: the workbook, if not given; its tables as CSV or JSON, a file each;"
            + " findings as SARIF 2.1.0; assessment results as OSCAL.",
        "With --read-back, the form of the rows: table, if not given, csv or json."
      })
  String format = "";

  @Option(
      names = "--framework",
      paramLabel = "ID",
      description = {
        "Only this framework in the requirements; may be given again.",
        "Without it: all, of a benchmark the newest version."
      })
  List<String> ids = new ArrayList<>();

  @Option(
      names = "--read-back",
      paramLabel = "FILE.xlsx",
      description =
          "Puts on record what was filled in in this workbook, and lists every row that was"
              + " changed, and what became of it.")
  @Nullable Path filled;

  @Option(names = "--dry-run", description = "With --read-back: record nothing, only list.")
  boolean dryRun;

  @Option(
      names = "--prefer-file",
      description =
          "With --read-back: where the record changed since the workbook was written, record what"
              + " the file says all the same.")
  boolean preferFile;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "The password in the first line of this file encrypts the workbook (AES-256); with"
              + " --read-back, it opens it.")
  @Nullable Path passwordFile;

  private final Services services;

  ReportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path file = filled;
    if (file != null) {
      return readBack(file);
    }
    Path target = out;
    if (target == null) {
      throw new WrongUsage(
          "it is not said where to write", "Give --out FILE.xlsx, or --read-back FILE.xlsx.");
    }
    if (dryRun || preferFile) {
      throw new WrongUsage(
          "--dry-run and --prefer-file belong to --read-back", "Leave them out, or give it.");
    }
    ReportFormat kind = ReportFormat.of(format);
    if (passwordFile != null && kind != ReportFormat.XLSX) {
      throw new WrongUsage(
          "only the workbook can have a password", "Leave out --password-file, or --format.");
    }
    Optional<Password> password = password();
    try {
      return write(target, kind, password);
    } finally {
      password.ifPresent(Password::close);
    }
  }

  /// Before the work, which may take minutes: a file that is not there should not cost them.
  private Optional<Password> password() {
    if (passwordFile == null) {
      return Optional.empty();
    }
    Password password = PasswordFile.read(passwordFile);
    PasswordFile.warning(passwordFile)
        .ifPresent(text -> spec.commandLine().getErr().println("warning: " + text));
    return Optional.of(password);
  }

  private int write(Path target, ReportFormat kind, Optional<Password> password) {
    RuleSet all = RuleSet.of(where.project);
    RuleSet rules =
        ids.isEmpty()
            ? all
            : all.against(ids.stream().distinct().map(id -> FrameworkChoice.of(id, all)).toList());
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Analysis analysis = services.analyse(project, snapshot, List.of(), rules, terminal);
      terminal.clear();
      if (analysis.scope().cde().isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "No workload is declared as CDE, so no connection is listed and no requirement"
                    + " about it is answered: declare it with 'inscope scope %s --apply FILE.yaml'."
                        .formatted(where.project));
      }
      PrintWriter words = spec.commandLine().getOut();
      switch (kind) {
        case XLSX -> {
          services
              .reports()
              .workbook(analysis, snapshot, where.project, target, password, terminal)
              .ifPresent(spec.commandLine().getErr()::println);
          words.println(target);
        }
        case CSV, JSON ->
            services
                .reports()
                .tables(
                    analysis, snapshot, where.project, target, kind == ReportFormat.CSV, terminal)
                .forEach(words::println);
        case SARIF -> {
          services.reports().sarif(analysis, where.project, target);
          words.println(target);
        }
        case OSCAL -> {
          services.reports().oscal(analysis, target);
          words.println(target);
        }
      }
      return Cli.DONE;
    }
  }

  private int readBack(Path file) {
    if (out != null || !ids.isEmpty()) {
      throw new WrongUsage(
          "a workbook is either written or read back",
          "Give --read-back without --out and --framework.");
    }
    Format form = rows();
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    Path password = passwordFile;
    ReadBack.Result result =
        services.readBack(
            where.project,
            where.snapshot,
            file,
            new ReadBackOptions(
                dryRun,
                preferFile,
                password == null ? Optional.empty() : Optional.of(PasswordFile.text(password))),
            terminal);
    terminal.clear();
    Table table = ReadBackTable.of(result.rows());
    try (Project project = Project.openReadOnly(where.project)) {
      Rows.print(
          table,
          form,
          where.project,
          project.snapshot(Integer.toString(result.snapshot())).info(),
          spec.commandLine().getOut());
    }
    err.println(summary(result));
    return result.rows().stream().anyMatch(row -> row.kind().isOpen()) ? Cli.LOOK : Cli.DONE;
  }

  private Format rows() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "", "table" -> Format.TABLE;
      case "csv" -> Format.CSV;
      case "json" -> Format.JSON;
      default ->
          throw new WrongUsage(
              "rows cannot be listed as '%s'".formatted(format),
              "With --read-back possible are table, csv and json.");
    };
  }

  /// `Recorded: 3 rows; 12 as exported, 1 on record already. Not taken: 1 conflict.`
  private String summary(ReadBack.Result result) {
    List<String> open = new ArrayList<>();
    for (RowOutcome.Kind kind : RowOutcome.Kind.values()) {
      long count = count(result, kind);
      if (kind.isOpen() && count > 0) {
        open.add(count + " " + kind.word());
      }
    }
    return "%s: %d rows; %d as exported, %d on record already.%s"
        .formatted(
            dryRun ? "Would be recorded" : "Recorded",
            count(result, RowOutcome.Kind.RECORDED),
            result.unchanged(),
            count(result, RowOutcome.Kind.ON_RECORD),
            open.isEmpty() ? "" : " Not taken: " + String.join(", ", open) + "; see above.");
  }

  private static long count(ReadBack.Result result, RowOutcome.Kind kind) {
    return result.rows().stream().filter(row -> row.kind() == kind).count();
  }
}
