package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.file.WholeFile;
import io.inscope.reports.table.CsvWriter;
import io.inscope.reports.table.RegisterHistoryTable;
import io.inscope.reports.table.RegisterTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.RegisterEntry;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.register.Review;
import io.inscope.snapshot.store.Project;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "register",
    description =
        "The connection register: why each connection that touches the CDE is needed, who owns and"
            + " approved it, and when it is to be reviewed.",
    footer = {
      "",
      "Files to apply: a workbook of ours with its yellow columns filled in; CSV with the columns"
          + " id, justification, owner, approver, approved_on, review_date, note; or YAML:",
      "  connections:",
      "  - from: storefront/*",
      "    to: payments/Deployment.apps/gateway",
      "    port: TCP/8443",
      "    justification: Cardholders pay in the shop.",
      "    owner: Payments team",
      "    approver: J. Doe, CISO",
      "    approved-on: 2026-05-02",
      "    review-date: 2026-11-02",
      "An empty cell deletes nothing; 'withdrawn: true' in YAML does."
    })
final class RegisterCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--apply",
      paramLabel = "FILE",
      description =
          "Puts on record what this workbook, CSV or YAML file says; what is on record already"
              + " stays as history.")
  @Nullable Path filled;

  @Option(
      names = "--out",
      paramLabel = "FILE.xlsx|FILE.csv",
      description = "Writes the register to a file, to be filled in and applied.")
  @Nullable Path out;

  @Option(names = "--expired", description = "Only connections whose review is overdue.")
  boolean expired;

  @Option(
      names = "--missing",
      description = "Only connections without a justification or an approval on record.")
  boolean missing;

  @Option(names = "--history", description = "Everything ever recorded, replaced entries included.")
  boolean history;

  private final Services services;

  RegisterCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path target = out;
    String name = target == null ? "" : target.toString().toLowerCase(Locale.ROOT);
    if (!name.isEmpty() && !name.endsWith(".xlsx") && !name.endsWith(".csv")) {
      throw new WrongUsage(
          "the register cannot be written as '%s'".formatted(target),
          "Name a file that ends in .xlsx or .csv.");
    }
    if (name.endsWith(".xlsx") && (expired || missing || history)) {
      throw new WrongUsage(
          "a workbook holds the whole register", "Leave out the filters, and filter in the sheet.");
    }
    Path file = filled;
    if (file != null) {
      int code = apply(file);
      if (target == null) {
        return code;
      }
      list(target);
      return code;
    }
    return list(target);
  }

  private int apply(Path file) {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    Amending.Result result = services.applyRegister(where.project, where.snapshot, file, terminal);
    terminal.clear();
    result.problems().forEach(problem -> err.println(file + ": " + problem));
    result
        .masked()
        .forEach(
            place ->
                err.println(
                    file + ": " + place + ": something secret, or a card number, was masked"));
    err.printf(
        Locale.ROOT,
        "Recorded: %d new or changed, %d as they were%s.%n",
        result.changed(),
        result.unchanged(),
        result.problems().isEmpty()
            ? ""
            : "; not taken: " + result.problems().size() + ", see above");
    return result.problems().isEmpty() ? Cli.DONE : Cli.LOOK;
  }

  private int list(@Nullable Path target) {
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      terminal.clear();
      List<Connection> connections = facts.connections();
      LocalDate today = services.today();
      List<RegisterLine> all = facts.register().lines(connections, today);
      Set<Review.State> wanted = wanted();
      List<RegisterLine> lines =
          all.stream().filter(line -> wanted.contains(line.review().state())).toList();
      List<RegisterEntry> gone =
          expired || missing ? List.of() : facts.register().gone(connections);
      Table table =
          history
              ? RegisterHistoryTable.of(facts.register(), connections)
              : RegisterTable.of(lines, gone, facts.register(), today);
      write(table, facts, target);
      tell(facts, all);
      return lines.stream().allMatch(line -> line.review().state() == Review.State.CURRENT)
          ? Cli.DONE
          : Cli.LOOK;
    }
  }

  private Set<Review.State> wanted() {
    EnumSet<Review.State> wanted = EnumSet.noneOf(Review.State.class);
    if (expired) {
      wanted.add(Review.State.EXPIRED);
    }
    if (missing) {
      wanted.add(Review.State.MISSING);
    }
    return wanted.isEmpty() ? EnumSet.allOf(Review.State.class) : wanted;
  }

  private void write(Table table, Facts facts, @Nullable Path target) {
    PrintWriter words = spec.commandLine().getOut();
    if (target == null) {
      Rows.print(
          form.format == Format.TABLE && !history ? ForPeople.register(table) : table,
          form.format,
          where.project,
          facts.snapshot().info(),
          words);
    } else if (target.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      WholeFile.write(
          target,
          bytes -> {
            Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            CsvWriter.write(table, text);
            text.flush();
          });
      words.println(target);
    } else {
      services.reports().register(facts, where.project, target);
      words.println(target);
    }
  }

  private void tell(Facts facts, List<RegisterLine> lines) {
    PrintWriter err = spec.commandLine().getErr();
    if (facts.scope().cde().isEmpty()) {
      err.println(
          "No workload is declared as CDE, so no connection touches it: declare it with 'inscope"
              + " scope %s --apply FILE.yaml'.".formatted(where.project));
      return;
    }
    err.printf(
        Locale.ROOT,
        "%d connections touch the CDE: %d justified, %d overdue for review, %d without"
            + " justification or approval; %d on record are gone.%n",
        lines.size(),
        count(lines, Review.State.CURRENT),
        count(lines, Review.State.EXPIRED),
        count(lines, Review.State.MISSING),
        facts.register().gone(facts.connections()).size());
  }

  private static long count(List<RegisterLine> lines, Review.State state) {
    return lines.stream().filter(line -> line.review().state() == state).count();
  }
}
