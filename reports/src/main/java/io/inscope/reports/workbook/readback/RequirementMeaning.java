package io.inscope.reports.workbook.readback;

import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.Target;
import io.inscope.reports.table.OverrideText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sheet of requirements: the assessor's own finding with its reason, and notes.
///
/// The comment of a row with a finding is its reason; of one without, a note. A finding that agrees
/// with the one proposed needs no reason.
final class RequirementMeaning implements Meaning {
  private static final String FINDING = "roc_finding";
  private static final String COMMENT = "comment";
  private static final String AGREES = "Agrees with the finding proposed.";

  private final Map<String, Target.Requirement> requirements;

  /// @param requirements by the text that names them in the sheet
  RequirementMeaning(Map<String, Target.Requirement> requirements) {
    this.requirements = requirements;
  }

  @Override
  public List<Said> of(Change change, Judgements judgements) {
    String name = change.key().getFirst();
    Target.Requirement target = requirements.get(name);
    if (target == null) {
      throw new Unclear("there is no such requirement");
    }
    Optional<Judgement.Override> override = judgements.override(target);
    List<String> notes = judgements.notes(target);
    Remark comment =
        Remark.of(
            Value.plain(override.map(OverrideText::sentence).orElse("")),
            notes.stream().map(Value::plain).toList(),
            change.after(COMMENT));
    Map<String, String> about = Map.of("requirement", target.toString());
    List<Said> said = new ArrayList<>();
    if (comment.replaced() && !notes.isEmpty()) {
      said.add(Said.withdrawn("notes", about));
    }
    if (change.after(FINDING).isEmpty()) {
      override.ifPresent(_ -> said.add(Said.withdrawn("overrides", about)));
      String note =
          override.isPresent() && comment.own().equals(OverrideText.sentence(override.get()))
              ? comment.added()
              : joined(comment.own(), comment.added());
      if (!note.isEmpty()) {
        said.add(Said.note(about, note));
      }
      return said;
    }
    if (override.isPresent() && !change.of(FINDING)) {
      if (!comment.own().equals(OverrideText.sentence(override.get()))) {
        said.add(override(change, about, comment.own(), override.get().by()));
      }
      if (!comment.added().isEmpty()) {
        said.add(Said.note(about, comment.added()));
      }
      return said;
    }
    String reason =
        change.of(COMMENT)
            ? override.isPresent() && !comment.added().isEmpty()
                ? comment.added()
                : joined(comment.own(), comment.added())
            : "";
    said.add(override(change, about, reason, ""));
    return said;
  }

  private static Said override(
      Change change, Map<String, String> about, String written, String by) {
    String reason = written;
    String author = "";
    String ending = " (" + by + ").";
    for (String end : List.of(" (" + by + ")", ending)) {
      if (!by.isEmpty() && reason.endsWith(end)) {
        reason = reason.substring(0, reason.length() - end.length());
        author = by;
      }
    }
    if (reason.isEmpty() && change.after(FINDING).equalsIgnoreCase(change.after("proposed"))) {
      reason = AGREES;
    }
    if (reason.isEmpty()) {
      throw new Unclear(
          "the finding '%s' differs from the one proposed, '%s', and the comment does not say why;"
                  .formatted(change.after(FINDING), change.after("proposed"))
              + " write the reason into the comment");
    }
    return Said.of(
        "overrides", about, "finding", change.after(FINDING), "rationale", reason, "by", author);
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
  }
}
