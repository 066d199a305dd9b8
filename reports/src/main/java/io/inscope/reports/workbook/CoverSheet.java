package io.inscope.reports.workbook;

import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.Severity;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.table.CaptureTable;
import io.inscope.reports.table.Cell;
import io.inscope.reports.workbook.BarChart.Fill;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.register.Review;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whose cluster, which snapshot, what came out, and who signs. Every number is a formula over the
/// sheets behind it.
final class CoverSheet implements PageSheet {
  /// In the order of [Status]: what fails stands out.
  private static final List<Fill> STATUS_FILLS =
      List.of(Fill.LIGHT, Fill.DARK, Fill.STRIPED, Fill.DOTTED, Fill.EMPTY);

  @Override
  public String name() {
    return "Cover";
  }

  @Override
  public Paper paper() {
    return Paper.PAGES;
  }

  @Override
  public void write(WorkbookInput input, Page page, Places places) {
    page.columns(30, 12, 15, 20, 17, 20, 9);
    page.title(input.project(), "What one snapshot of a Kubernetes cluster shows");
    page.skip();
    engagement(input.engagement(), page);
    snapshot(input, page);
    attention(input, page);
    signatures(input.engagement(), page);
    page.newPage();
    requirements(input, page, places);
    page.newPage();
    findings(page, places);
    scope(page, places);
    connections(page, places);
    checks(page, places);
    Population.write(input, page, places);
    assessor(input, page, places);
  }

  private static void engagement(Engagement engagement, Page page) {
    page.heading("Engagement");
    Stream.of(
            Engagement.Item.ENTITY,
            Engagement.Item.ASSESSOR_COMPANY,
            Engagement.Item.LEAD_ASSESSOR,
            Engagement.Item.ENGAGEMENT,
            Engagement.Item.PERIOD,
            Engagement.Item.WIRELESS)
        .forEach(item -> page.fillIn(item.title(), engagement.get(item)));
    page.skip();
  }

  private static void snapshot(WorkbookInput input, Page page) {
    Fingerprints hashes = Fingerprints.of(input);
    page.heading("Snapshot");
    page.label("Project", Cell.of(input.project()));
    page.label("Cluster", orUnknown(input.snapshot().cluster()));
    page.label("Cluster UID (of kube-system)", orUnknown(input.snapshot().clusterUid()));
    page.label("Kubernetes version", orUnknown(input.snapshot().kubernetesVersion()));
    page.label(
        "Snapshot, by number",
        Cell.of("No. " + input.snapshot().id() + ", " + input.snapshot().name()));
    page.label("Taken into the project", new Cell.Date(input.snapshot().takenAt()));
    page.label("Captured", Cell.of(captured(input)));
    page.label(
        CaptureEvidence.of(input.cluster()).capture().isPresent() ? "Pages read" : "Handed over",
        Cell.of(Equation.of(input.entries())));
    page.label(
        "Seal (SHA-256)",
        input.snapshot().sha256().isEmpty()
            ? Cell.of("not sealed")
            : Cell.of(input.snapshot().sha256()));
    page.label("Rule pack (SHA-256)", Cell.of(hashes.rules()));
    page.label("Scope (SHA-256)", Cell.of(hashes.scope()));
    page.label("Project record (SHA-256)", Cell.of(hashes.record()));
    page.label("Written by", Cell.of(input.tool() + " with " + rules(input)));
    page.label("Judged as of", new Cell.Day(input.today()));
    page.skip();
  }

  private static String captured(WorkbookInput input) {
    return CaptureEvidence.of(input.cluster())
        .capture()
        .map(CaptureTable::sentence)
        .orElseGet(() -> CaptureTime.of(input.cluster()).sentence());
  }

  /// `396 checks and 10 frameworks`.
  private static String rules(WorkbookInput input) {
    int checks = input.checks().size();
    int frameworks = input.assessment().requirements().size();
    return checks
        + (checks == 1 ? " check and " : " checks and ")
        + frameworks
        + (frameworks == 1 ? " framework" : " frameworks");
  }

  private static void attention(WorkbookInput input, Page page) {
    List<String> sentences = Attention.of(input);
    if (sentences.isEmpty()) {
      return;
    }
    page.heading("Know this first");
    sentences.forEach(page::statement);
    page.skip();
  }

  private static Cell orUnknown(String text) {
    return Cell.of(text.isEmpty() ? "not known: nothing in the snapshot tells" : text);
  }

  private static void requirements(WorkbookInput input, Page page, Places places) {
    page.heading("Requirements, by machine status");
    List<String> words = Stream.of(Status.values()).map(Status::name).toList();
    int top = page.next();
    header(page, "Framework", words);
    List<String> titles = new ArrayList<>();
    List<List<Count>> rows = new ArrayList<>();
    for (Framework framework : input.assessment().requirements().keySet()) {
      List<Count> counts = new ArrayList<>();
      for (String word : words) {
        counts.add(
            Count.of(
                places,
                "requirement-matrix",
                both("framework", framework.title(), "status", word)));
      }
      counts.add(Count.of(places, "requirement-matrix", one("framework", framework.title())));
      page.counts(Cell.of(framework.title()), counts);
      titles.add(framework.title());
      rows.add(counts);
    }
    page.skip();
    page.chart(
        new BarChart(
            "Requirements by framework and machine status",
            top,
            titles,
            series(words, STATUS_FILLS, rows)));
    for (Framework framework : input.assessment().requirements().keySet()) {
      if (!framework.note().isEmpty()) {
        page.paragraph(framework.title() + ": " + framework.note());
      }
    }
    page.skip();
  }

  private static void findings(Page page, Places places) {
    page.heading("Findings, by severity and scope of the workload");
    List<String> classes = Stream.of(ScopeClass.values()).map(ScopeClass::word).toList();
    int top = page.next();
    header(page, "Severity", classes);
    List<String> severities = new ArrayList<>();
    List<List<Count>> rows = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      List<Count> counts = new ArrayList<>();
      for (String word : classes) {
        counts.add(Count.of(places, "findings", both("severity", severity.word(), "scope", word)));
      }
      counts.add(Count.of(places, "findings", one("severity", severity.word())));
      page.counts(new Cell.Status(severity.word()), counts);
      severities.add(severity.word());
      rows.add(counts);
    }
    page.paragraph("Findings that concern no workload are counted under undecided.");
    page.chart(
        new BarChart(
            "Findings by severity and scope",
            top,
            severities,
            series(classes, List.of(Fill.values()), rows)));
    page.skip();
    page.countHeader(List.of("", "open", "excepted", "lapsed", "total"));
    List<Count> standings = new ArrayList<>();
    for (String word : List.of("open", "excepted", "lapsed")) {
      standings.add(Count.of(places, "findings", one("standing", word)));
    }
    standings.add(total(standings));
    page.counts(Cell.of("Findings, by standing"), standings);
    page.paragraph(
        "Excepted: somebody accepts the risk for now. Lapsed: the time of an exception is over."
            + " Both stay findings.");
    page.skip();
  }

  private static void scope(Page page, Places places) {
    page.heading("Workloads and nodes, by scope");
    List<String> classes = Stream.of(ScopeClass.values()).map(ScopeClass::word).toList();
    header(page, "", classes);
    List<Count> counts = new ArrayList<>();
    classes.forEach(word -> counts.add(Count.of(places, "scope", one("effective", word))));
    counts.add(total(counts));
    page.counts(Cell.of("Workloads and nodes"), counts);
    page.paragraph("Undecided ones count as in scope until somebody decides on them and says why.");
    page.skip();
  }

  private static void connections(Page page, Places places) {
    page.heading("Permitted connections that touch the CDE");
    page.countHeader(
        List.of(
            "", "ALLOWED", "UNKNOWN", "in clear text", "unprotected?", "not enforced", "total"));
    List<Count> verdicts =
        List.of(
            Count.of(places, "connection-register", one("verdict", "ALLOWED")),
            Count.of(places, "connection-register", one("verdict", "UNKNOWN")));
    List<Count> counts = new ArrayList<>(verdicts);
    counts.add(Count.of(places, "connection-register", one("protection", "clear")));
    counts.add(Count.of(places, "connection-register", one("protection", "unknown")));
    counts.add(Count.of(places, "connection-register", one("enforced", "no")));
    counts.add(total(verdicts));
    page.counts(Cell.of("Connections"), counts);
    page.paragraph(
        "Permitted, not observed: a snapshot shows what may talk, not what does. Unprotected?:"
            + " nothing in the snapshot says how the connection is protected.");
    page.countHeader(List.of("", "MISSING", "CURRENT", "EXPIRED", "total"));
    List<Count> states = new ArrayList<>();
    for (Review.State state : Review.State.values()) {
      states.add(Count.of(places, "connection-register", one("state", state.name())));
    }
    states.add(total(states));
    page.counts(Cell.of("Business justification"), states);
    page.paragraph(
        "CURRENT: justified, approved and not yet due for review. EXPIRED: the review is overdue."
            + " MISSING: no justification or no approval is on record.");
    page.skip();
  }

  private static void checks(Page page, Places places) {
    page.heading("Check results");
    header(page, "", Stream.of(Status.values()).map(Status::name).toList());
    List<Count> counts = new ArrayList<>();
    Stream.of("pass", "fail", "manual", "not_assessed", "not_applicable")
        .forEach(column -> counts.add(Count.sum(places, "check-summary", column)));
    counts.add(total(counts));
    page.counts(Cell.of("Results, one for each subject"), counts);
    page.skip();
  }

  /// What was filled in so far: it follows every edit of the sheets.
  private static void assessor(WorkbookInput input, Page page, Places places) {
    if (input.assessment().requirements().isEmpty()) {
      return;
    }
    page.heading("Assessor's findings");
    header(page, "Framework", RequirementsSheet.FINDINGS);
    for (Framework framework : input.assessment().requirements().keySet()) {
      List<Count> counts = new ArrayList<>();
      for (String word : RequirementsSheet.FINDINGS) {
        counts.add(
            Count.of(
                places,
                "requirement-matrix",
                both("framework", framework.title(), "roc_finding", word)));
      }
      counts.add(total(counts));
      page.counts(Cell.of(framework.title()), counts);
    }
    page.countHeader(List.of("", "yes", "no", "not applicable", "total"));
    List<Count> answers = new ArrayList<>();
    for (Judgement.Met met : Judgement.Met.values()) {
      answers.add(Count.of(places, "manual-evidence", one("met", met.word())));
    }
    answers.add(total(answers));
    page.counts(Cell.of("Questions answered"), answers);
    page.paragraph("Whether what is asked was met. These numbers follow what is filled in.");
    page.skip();
  }

  /// The entity confirms its scope and the assessor confirms the work: two hands, kept apart.
  private static void signatures(Engagement engagement, Page page) {
    page.heading("Confirmation of scope by the entity");
    Stream.of("Name and role", "Date and signature").forEach(label -> page.fillIn(label, ""));
    page.skip();
    page.heading("Assessor");
    page.fillIn("Prepared by", engagement.get(Engagement.Item.PREPARED_BY));
    page.fillIn("Approved by", engagement.get(Engagement.Item.APPROVED_BY));
    page.fillIn("Date and signature", engagement.get(Engagement.Item.APPROVED_ON));
    page.skip();
  }

  /// @param names one for each column of counts; the total behind them is left out
  private static List<BarChart.Series> series(
      List<String> names, List<Fill> fills, List<List<Count>> rows) {
    List<BarChart.Series> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      series.add(
          new BarChart.Series(
              names.get(i),
              fills.get(i),
              rows.stream().map(counts -> counts.get(column).value()).toList()));
    }
    return series;
  }

  private static void header(Page page, String first, List<String> words) {
    List<String> names = new ArrayList<>(List.of(first));
    names.addAll(words);
    names.add("total");
    page.countHeader(names);
  }

  private static Count total(List<Count> counts) {
    return new Count(
        String.join("+", counts.stream().map(Count::formula).toList()),
        counts.stream().mapToLong(Count::value).sum());
  }

  private static SortedMap<String, String> one(String column, String word) {
    return new TreeMap<>(Map.of(column, word));
  }

  private static SortedMap<String, String> both(
      String column, String word, String column2, String word2) {
    return new TreeMap<>(Map.of(column, word, column2, word2));
  }
}
