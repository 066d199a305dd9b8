package io.inscope.reports.workbook;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.table.Cell;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import java.util.List;

/// The words of the workbook, what they promise, and where it ends.
final class HowToReadSheet implements PageSheet {
  private static final int MAX_GAPS = 30;

  @Override
  public String name() {
    return "How to read";
  }

  @Override
  public void write(WorkbookInput input, Page page, Places places) {
    page.columns(30, 88);
    page.title("How to read this workbook", "Its words, and what they do and do not promise");
    page.skip();
    outcomes(page);
    severities(page);
    scope(page);
    connections(page);
    ids(page);
    fillIn(page);
    sheets(input, page);
    limits(input, page);
    notAssessed(input, page);
  }

  private static void outcomes(Page page) {
    page.heading("Outcomes and statuses");
    word(page, "PASS", "It holds, and the data that shows so is in the snapshot.");
    word(page, "FAIL", "It does not hold. Object, field, value and place are given as evidence.");
    word(
        page,
        "MANUAL",
        "Only a person can tell, or the snapshot shows a part only. The questions are listed.");
    word(
        page,
        "NOT_ASSESSED",
        "It could not be found out: data is missing or was refused, or no check speaks to it yet."
            + " Never to be read as a pass.");
    word(page, "NOT_APPLICABLE", "The question does not arise in this cluster.");
    page.paragraph(
        "The machine status of a requirement is a proposal with its reasons. The assessor's finding"
            + " stands in a column of its own and is never filled in by the program.");
    page.skip();
  }

  private static void severities(Page page) {
    page.heading("Severity of a finding");
    word(page, "critical", "Gives away the node, the cluster or account data by itself.");
    word(page, "high", "One further weakness away from that.");
    word(page, "medium", "Widens what an attacker can do once inside.");
    word(page, "low", "Good practice that is missing.");
    word(page, "info", "Worth knowing.");
    page.paragraph("A finding on a workload of the CDE counts one step more than the check says.");
    page.skip();
  }

  private static void scope(Page page) {
    page.heading("Scope");
    word(page, "cde", "Stores, processes or transmits account data.");
    word(page, "connected-to", "Can exchange traffic with the CDE.");
    word(page, "security-impacting", "Can change the security of the CDE without a data path.");
    word(page, "undecided", "Nobody has decided. Treated as in scope.");
    word(page, "out-of-scope", "Shown to be none of the above.");
    page.paragraph(
        "Declared is what a person decided, derived what the facts show, effective what this"
            + " workbook uses. Where declared and derived disagree, both are shown.");
    page.skip();
  }

  private static void connections(Page page) {
    page.heading("Connections");
    word(page, "ALLOWED", "Permitted by a rule, or because no policy isolates that side.");
    word(
        page,
        "UNKNOWN",
        "Neither permitted nor forbidden beyond doubt; the reason stands beside it.");
    page.meaning(
        Cell.of("Enforced"),
        "yes: something in the cluster makes network policies true. no: nothing does, the policies"
            + " are paper. unknown: the snapshot does not show it.");
    page.meaning(
        Cell.of("Protection"),
        "clear: no encryption declared on the way. tls, mtls: declared. plugin: the network plugin"
            + " encrypts. unknown: the snapshot does not show it.");
    page.meaning(
        Cell.of("On record"),
        "CURRENT: justified, approved, review not yet due. EXPIRED: the review date has passed, or"
            + " without one the approval is more than six months old. MISSING: no business"
            + " justification, or nobody who approved it.");
    page.skip();
  }

  /// Whatever may be cited, or filled in beside it, has a name that stays.
  private static void ids(Page page) {
    page.heading("Ids");
    page.meaning(
        Cell.of("F-…"),
        "A finding: one check that fails on one object. The same in every snapshot.");
    page.meaning(
        Cell.of("E-…"), "What shows a finding. The same until one line of that evidence changes.");
    page.meaning(
        Cell.of("c-…"),
        "A connection: its two sides, protocol and ports. The same in every snapshot.");
    page.meaning(Cell.of("Q-…"), "A question for people. The same until its words change.");
    page.meaning(Cell.of("X-…"), "An exception, by the check and the objects it covers.");
    page.meaning(
        Cell.of("First seen"),
        "The snapshot in which a finding first stands: this one, or 'by' the one before, which was"
            + " judged again by the same rules. What could not be assessed then counts as first"
            + " seen now.");
    page.skip();
  }

  private static void fillIn(Page page) {
    page.heading("Filling it in");
    page.meaning(
        Cell.of("Yellow columns"), "To be filled in by people. Nothing else needs to be changed.");
    page.meaning(
        Cell.of("Reading back"),
        "'inscope report PROJECT --read-back FILE.xlsx' puts on record what was filled in, and"
            + " names what it does not understand. Rows may be sorted and filtered, columns moved."
            + " Their titles must stay, and so must what names a row: its id, requirement, check,"
            + " object or question. New exceptions may be written below those of the sheet"
            + " Exceptions.");
    page.meaning(
        Cell.of("Yellow cells of the cover"),
        "For paper, and not read back: 'inscope engagement PROJECT ITEM=TEXT' puts on record who is"
            + " assessed and by whom.");
    page.meaning(
        Cell.of("Assessor's finding"),
        "One of the four findings of a Report on Compliance. Whether a compensating control was"
            + " used is no finding of its own in version 4.0.1: say so in the comment.");
    page.meaning(
        Cell.of("Numbers on the cover"), "Formulas over the sheets: they follow what is edited.");
    page.meaning(Cell.of("Titles of sheets"), "Lead back to the cover.");
    page.meaning(
        Cell.of("Cell styles"),
        "Every style has a name that begins with Inscope: change it once, and all its cells"
            + " follow.");
    page.meaning(
        Cell.of("***"), "A value that may be secret. The place is given, the value is not.");
    page.skip();
  }

  /// Each with the first sentence of what stands on it.
  private static void sheets(WorkbookInput input, Page page) {
    page.heading("The sheets");
    for (Sheet sheet : Sheets.all()) {
      if (sheet.isWanted(input)) {
        page.sheet(
            sheet.name(),
            switch (sheet) {
              case TableSheet rows -> firstSentence(rows.intro(input));
              case CoverSheet _ -> "Whose cluster, which snapshot, what came out, and who signs.";
              case DiagramSheet _ ->
                  "The network diagram; its arrows bear the rows of Connections.";
              case PageSheet _ -> "The words of this workbook, and where it ends.";
            });
      }
    }
    page.skip();
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static void limits(WorkbookInput input, Page page) {
    page.heading("Limits");
    page.meaning(
        Cell.of("Point in time"),
        "One snapshot shows one moment. It is no evidence of what was true before or after.");
    page.meaning(Cell.of("Permitted, not observed"), "What may talk is listed, not what did talk.");
    page.meaning(
        Cell.of("Inside the cluster"),
        "Firewalls, wireless networks, hypervisors and cloud accounts around the cluster are not"
            + " part of a snapshot.");
    page.meaning(
        Cell.of("Population"),
        "No sampling: every object that was handed over was looked at. What was not handed over is"
            + " on the sheet Coverage.");
    page.meaning(
        Cell.of("The record of the project"),
        "Exceptions, answers and justifications are what people stated: their hash shows that they"
            + " were not changed since, not that they are true.");
    for (String limit : input.limits()) {
      page.meaning(Cell.of("Connections"), limit);
    }
    page.skip();
  }

  private static void notAssessed(WorkbookInput input, Page page) {
    page.heading("What was not assessed");
    List<CoverageRow> gaps =
        input.coverage().stream()
            .filter(row -> !(row.coverage() instanceof Coverage.Read))
            .toList();
    for (CoverageRow gap : gaps.subList(0, Math.min(MAX_GAPS, gaps.size()))) {
      String where = gap.namespace().isEmpty() ? "" : " in " + gap.namespace();
      page.meaning(Cell.of(gap.kind() + where), gap.coverage().gap());
    }
    if (gaps.size() > MAX_GAPS) {
      page.paragraph("… and " + (gaps.size() - MAX_GAPS) + " more, on the sheet Coverage.");
    }
    long checks =
        input.assessment().results().stream()
            .filter(result -> result.outcome() instanceof Outcome.NotAssessed)
            .map(CheckResult::checkId)
            .distinct()
            .count();
    page.paragraph(
        gaps.isEmpty() && checks == 0
            ? "Nothing: every kind that a check needs was read."
            : "Checks with at least one subject that could not be assessed: "
                + checks
                + ". Their reasons are on the sheet Checks.");
  }

  private static void word(Page page, String word, String meaning) {
    page.meaning(new Cell.Status(word), meaning);
  }
}
