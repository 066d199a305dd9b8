package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.RuleSet;
import io.inscope.app.Services;
import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.judgement.JudgementFile;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.ExceptionsTable;
import io.inscope.reports.table.JudgementsTable;
import io.inscope.reports.table.ManualEvidenceTable;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "decisions",
    description =
        "What people decided about findings and requirements: exceptions, notes, answers and the"
            + " assessor's own findings.",
    footer = {
      "",
      "A file to apply:",
      "  exceptions:",
      "  - finding: F-7KQ2M4XA          # or check: and object:, with * for any text",
      "    reason: The agent has to see the node.",
      "    compensating-control: Only the security team can change it.",
      "    approver: J. Doe, CISO",
      "    start: 2026-05-01            # today when left out",
      "    expiry: 2026-10-31",
      "  assignments:",
      "  - finding: F-7KQ2M4XA          # or check: and object:",
      "    owner: Platform team",
      "    due: 2026-12-15",
      "  notes:",
      "  - requirement: pci-dss-4.0.1 1.2.3   # or finding:, or check: and object:",
      "    note: The second data centre is drawn on another sheet.",
      "  answers:",
      "  - requirement: pci-dss-4.0.1 1.2.3   # or check: and object:",
      "    question: 1                  # its number; 'decisions --questions' lists them",
      "    answer: All three ranges belong to the acquirer.",
      "    met: yes                     # yes, no, not applicable",
      "    by: J. Doe, interview on 2026-05-02",
      "    evidence: [address-plan.pdf] # beside the file; recorded by name and SHA-256",
      "  overrides:",
      "  - requirement: pci-dss-4.0.1 1.3.1",
      "    finding: In Place            # Not in Place, Not Applicable, Not Tested",
      "    rationale: The firewall in front of the cluster denies it.",
      "    by: A. Assessor",
      "'withdrawn: true' takes back what is on record about the same thing."
    })
final class DecisionsCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--apply",
      paramLabel = "FILE.yaml",
      description =
          "Puts on record what this file says; what is on record already stays as history.")
  @Nullable Path file;

  @Option(
      names = "--exceptions",
      description = "Only exceptions: what each covers, which have lapsed, which are unused.")
  boolean exceptions;

  @Option(
      names = "--questions",
      description = "Everything a person has to answer, with the answers on record.")
  boolean questions;

  private final Services services;

  DecisionsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    if (exceptions && questions) {
      throw new WrongUsage("one list at a time", "Leave out --exceptions or --questions.");
    }
    Path given = file;
    return given == null ? list() : apply(given);
  }

  private int apply(Path given) {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    JudgementFile.Result result =
        services.applyJudgements(where.project, where.snapshot, given, terminal);
    terminal.clear();
    result.problems().forEach(problem -> err.println(given + ": " + problem));
    result
        .masked()
        .forEach(
            place ->
                err.println(
                    given + ": " + place + ": something secret, or a card number, was masked"));
    err.printf(
        Locale.ROOT,
        "Recorded: %d%s.%n",
        result.taken(),
        result.problems().isEmpty()
            ? ""
            : "; not taken: " + result.problems().size() + ", see above");
    return result.problems().isEmpty() ? Cli.DONE : Cli.LOOK;
  }

  private int list() {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      RuleSet rules = RuleSet.of(where.project);
      Assessment assessment = services.assess(facts, rules, terminal);
      terminal.clear();
      Table accepted = ExceptionsTable.of(assessment, services.today());
      Table table =
          exceptions
              ? accepted
              : questions
                  ? ManualEvidenceTable.of(assessment)
                  : JudgementsTable.of(assessment, services.today());
      Rows.print(
          table, form.format, where.project, facts.snapshot().info(), spec.commandLine().getOut());
      long lapsed = states(accepted, "lapsed");
      long unused = states(accepted, "unused");
      err.printf(
          Locale.ROOT,
          "%d decisions; exceptions: %d, of them %d lapsed and %d unused.%n",
          assessment.judgements().inForce().size(),
          accepted.rows().size(),
          lapsed,
          unused);
      return lapsed + unused > 0 ? Cli.LOOK : Cli.DONE;
    }
  }

  private static long states(Table exceptions, String state) {
    Cell wanted = new Cell.Status(state);
    return exceptions.rows().stream().filter(row -> row.contains(wanted)).count();
  }
}
