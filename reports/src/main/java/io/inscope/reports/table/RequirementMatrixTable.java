package io.inscope.reports.table;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Requirement statuses for people: each requirement of each framework once, with room for the
/// assessor's own finding; the two versions of PCI DSS side by side with their numbers and status.
///
/// Two requirements belong together when either names the other in its crosswalk. A requirement
/// keeps a row of its own in each version, so that counts and filters by framework are right and
/// each version gets its own finding; the pair of columns says the same in both rows.
public final class RequirementMatrixTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("reference", "Requirement", 17),
          new Column("framework", "Framework", 12),
          new Column("title", "Title", 24),
          new Column("pci_3_2_1", "PCI DSS 3.2.1", 8),
          new Column("pci_3_2_1_status", "Status in 3.2.1", 15),
          new Column("pci_4_0_1", "PCI DSS 4.0.1", 8),
          new Column("pci_4_0_1_status", "Status in 4.0.1", 15),
          new Column("status", "Machine status", 15),
          new Column("pass", "Pass", 6),
          new Column("fail", "Fail", 6),
          new Column("manual", "Manual", 7),
          new Column("not_assessed", "Not assessed", 9),
          new Column("not_applicable", "Not applicable", 10),
          new Column("because", "Because", 30),
          new Column("finding", "Worst finding", 13),
          new Column("evidence", "All findings behind it", 13),
          new Column("manual_items", "Questions open", 13),
          new Column("counterpart", "Also", 12),
          new Column("reads_as", "What a snapshot can show", 28),
          new Column("questions", "To ask and to obtain", 32),
          new Column("proposed", "Finding proposed", 12),
          new Column("roc_finding", "Assessor's finding", 13, true),
          new Column("comment", "Assessor's comment", 20, true));

  private static final String OLD_PCI = "pci-dss-3.2.1";
  private static final String NEW_PCI = "pci-dss-4.0.1";
  private static final int FINDINGS_SHOWN = 12;
  private static final String ELSEWHERE = "not in this workbook";

  private RequirementMatrixTable() {}

  /// Frameworks come in the order in which the assessment holds them.
  public static Table of(Assessment assessment) {
    Map<String, RequirementStatus> byReference = new LinkedHashMap<>();
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                statuses.forEach(
                    status -> byReference.put(reference(framework, status.requirement()), status)));
    Map<String, Collection<String>> counterparts = counterparts(byReference);
    Map<String, Integer> rank = new LinkedHashMap<>();
    assessment.findings().forEach(finding -> rank.put(finding.id(), rank.size()));

    List<List<Cell>> rows =
        assessment.requirements().entrySet().stream()
            .flatMap(
                e ->
                    e.getValue().stream()
                        .map(status -> row(e.getKey(), status, byReference, counterparts, rank)))
            .toList();
    return new Table("requirement-matrix", "Requirements", COLUMNS, rows);
  }

  /// `PCI DSS 4.0.1 1.2.3`: how a requirement is named across frameworks, in crosswalks too.
  static String reference(Framework framework, Requirement requirement) {
    return framework.title() + " " + requirement.id();
  }

  /// By reference; each sorted as the rows are, and behind them those that have no row.
  private static Map<String, Collection<String>> counterparts(
      Map<String, RequirementStatus> byReference) {
    Map<String, Integer> position = new HashMap<>();
    byReference.keySet().forEach(reference -> position.put(reference, position.size()));
    Comparator<String> asTheRows =
        Comparator.comparing((String r) -> position.getOrDefault(r, Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder());
    Map<String, Collection<String>> counterparts = new HashMap<>();
    byReference.forEach(
        (reference, status) ->
            status
                .requirement()
                .crosswalk()
                .forEach(
                    other -> {
                      counterparts
                          .computeIfAbsent(reference, _ -> new TreeSet<>(asTheRows))
                          .add(other);
                      counterparts
                          .computeIfAbsent(other, _ -> new TreeSet<>(asTheRows))
                          .add(reference);
                    }));
    return counterparts;
  }

  private static List<Cell> row(
      Framework framework,
      RequirementStatus s,
      Map<String, RequirementStatus> byReference,
      Map<String, Collection<String>> counterparts,
      Map<String, Integer> rank) {
    String reference = reference(framework, s.requirement());
    Collection<String> others = counterparts.getOrDefault(reference, List.of());
    List<String> old = versions(OLD_PCI, "PCI DSS 3.2.1 ", framework, reference, others);
    List<String> current = versions(NEW_PCI, "PCI DSS 4.0.1 ", framework, reference, others);
    List<String> beyond =
        others.stream().filter(other -> !old.contains(other) && !current.contains(other)).toList();
    return List.of(
        Cell.of(reference),
        Cell.of(framework.title()),
        Cell.of(s.requirement().title()),
        numbers(old),
        statusOf(old, byReference),
        numbers(current),
        statusOf(current, byReference),
        new Cell.Status(s.status().name()),
        Cell.of(s.pass()),
        Cell.of(s.fail()),
        Cell.of(s.manual()),
        Cell.of(s.notAssessed()),
        Cell.of(s.notApplicable()),
        Cell.of(s.because()),
        worst(s.findings(), rank),
        Cell.of(all(s.findings())),
        open(s, reference),
        counterpart(beyond, byReference),
        Cell.of(s.requirement().interpretation()),
        Cell.of(asked(s.requirement())),
        Cell.of(s.status().rocFinding().words()),
        Cell.of(s.override().map(o -> o.finding().words()).orElse("")),
        Cell.of(comment(s)));
  }

  /// Why the assessor found so, and what people noted.
  private static String comment(RequirementStatus s) {
    List<String> lines = new ArrayList<>();
    s.override().ifPresent(o -> lines.add(OverrideText.sentence(o)));
    lines.addAll(s.notes());
    return String.join("\n", lines);
  }

  private static Cell worst(List<String> findings, Map<String, Integer> rank) {
    return findings.stream()
        .filter(rank::containsKey)
        .min((a, b) -> Integer.compare(rank.getOrDefault(a, 0), rank.getOrDefault(b, 0)))
        .map(
            id ->
                (Cell)
                    new Cell.Link(
                        findings.size() == 1 ? id : id + " +" + (findings.size() - 1),
                        "findings",
                        id))
        .orElse(Cell.BLANK);
  }

  /// The findings by id, so that a narrative can cite them.
  private static String all(List<String> findings) {
    String shown = findings.stream().limit(FINDINGS_SHOWN).collect(Collectors.joining("\n"));
    int more = findings.size() - FINDINGS_SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }

  /// `2 of 3`, with a link to the first of its questions.
  private static Cell open(RequirementStatus s, String reference) {
    List<String> questions = s.requirement().questions();
    if (questions.isEmpty()) {
      return Cell.BLANK;
    }
    long open = s.answers().stream().filter(Optional::isEmpty).count();
    return new Cell.Link(
        "%s of %s".formatted(open, questions.size()),
        "manual-evidence",
        ManualEvidenceTable.id(reference, "", questions.getFirst()));
  }

  /// The requirement itself where it is of that version, else its counterparts there.
  private static List<String> versions(
      String id, String prefix, Framework framework, String reference, Collection<String> others) {
    return framework.id().equals(id)
        ? List.of(reference)
        : others.stream().filter(other -> other.startsWith(prefix)).toList();
  }

  /// Without the name of the framework, which stands above.
  private static Cell numbers(List<String> references) {
    return Cell.of(
        references.stream()
            .map(reference -> reference.substring(reference.lastIndexOf(' ') + 1))
            .collect(Collectors.joining("\n")));
  }

  private static Cell counterpart(List<String> others, Map<String, RequirementStatus> byReference) {
    String text = String.join("\n", others);
    return others.size() == 1 && byReference.containsKey(text)
        ? new Cell.Link(text, "requirement-matrix", text)
        : Cell.of(text);
  }

  /// One word where all say the same.
  private static Cell statusOf(
      List<String> references, Map<String, RequirementStatus> byReference) {
    List<String> words =
        references.stream()
            .map(byReference::get)
            .map(status -> status == null ? ELSEWHERE : status.status().name())
            .toList();
    if (words.stream().distinct().count() != 1) {
      return Cell.of(String.join("\n", words));
    }
    return words.getFirst().equals(ELSEWHERE)
        ? Cell.of(ELSEWHERE)
        : new Cell.Status(words.getFirst());
  }

  private static String asked(Requirement requirement) {
    String questions =
        requirement.questions().stream().map(q -> "• " + q).collect(Collectors.joining("\n"));
    return requirement.artefact().isEmpty()
        ? questions
        : (questions.isEmpty() ? "" : questions + "\n") + "Document: " + requirement.artefact();
  }
}
