package io.inscope.reports.workbook.readback;

import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The sheet of findings: notes, and who deals with a finding by when.
final class FindingMeaning implements Meaning {
  private static final String COMMENT = "comment";

  private final Map<String, Target.Findings> findings;

  /// @param findings by their ids
  FindingMeaning(Map<String, Target.Findings> findings) {
    this.findings = findings;
  }

  @Override
  public List<Said> of(Change change, Judgements judgements) {
    Target.Findings target = findings.get(change.key().getFirst());
    if (target == null) {
      throw new Unclear("there is no such finding in this snapshot");
    }
    Map<String, String> about = Map.of("finding", change.key().getFirst());
    List<Said> said = new ArrayList<>();
    if (change.of("owner") || change.of("due")) {
      said.add(
          change.isEmptied(List.of("owner", "due"))
              ? Said.withdrawn("assignments", about)
              : Said.of(
                  "assignments",
                  about,
                  "owner",
                  change.after("owner"),
                  "due",
                  change.after("due")));
    }
    if (change.of(COMMENT)) {
      comment(change, judgements, target, about, said);
    }
    return said;
  }

  private static void comment(
      Change change,
      Judgements judgements,
      Target.Findings target,
      Map<String, String> about,
      List<Said> said) {
    List<String> notes =
        judgements.notes(target.check(), target.object().toString()).stream()
            .map(Value::plain)
            .toList();
    String tail = String.join("\n", notes);
    String before = change.before(COMMENT);
    String own =
        notes.isEmpty()
            ? before
            : before.endsWith(tail)
                ? before.substring(0, before.length() - tail.length()).strip()
                : before;
    Remark remark = Remark.of(own, notes, change.after(COMMENT));
    if (!remark.own().equals(own) && !remark.replaced()) {
      throw new Unclear(
          "what stands in front of the notes follows from an exception and cannot be changed here;"
              + " change it in the sheet Exceptions, and add remarks behind it");
    }
    if (remark.replaced()) {
      requireOwn(judgements, target, notes);
      said.add(Said.withdrawn("notes", about));
    }
    String text = remark.own().equals(own) ? remark.added() : remark.own();
    if (!text.isEmpty()) {
      said.add(Said.note(about, text));
    }
  }

  /// Notes that speak of several objects cannot be replaced for one.
  private static void requireOwn(
      Judgements judgements, Target.Findings target, List<String> notes) {
    long own = judgements.about(target).stream().filter(j -> j instanceof Judgement.Note).count();
    if (own != notes.size()) {
      throw new Unclear(
          "a note in it speaks of more than this finding and cannot be replaced here; add to it, or"
              + " take it back with 'inscope decisions --apply'");
    }
  }
}
