package io.inscope.reports.judgement;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.scope.Glob;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Judgements as they are kept in a decision: one JSON object for all that a file says, so that it
/// is recorded as a whole or not at all.
final class JudgementPayload {
  /// A judgement, or the taking back of what is on record about its target.
  record Entry(Judgement judgement, boolean withdrawn) {}

  private JudgementPayload() {}

  /// @param source the file they come from, as people call it
  static String text(List<Entry> entries, String source) {
    JsonArray.Builder all = JsonArray.builder();
    entries.forEach(entry -> all.add(json(entry)));
    return CanonicalJson.text(
        JsonObject.builder().put("entries", all.build()).put("source", source).build());
  }

  static List<Judgement.Recorded> read(Decision decision) {
    Field root = Field.root(JsonTree.parse(decision.payload().getBytes(StandardCharsets.UTF_8)));
    return root.at("entries")
        .each()
        .map(
            entry ->
                new Judgement.Recorded(
                    judgement(entry),
                    entry.at("withdrawn").isTrue(),
                    decision.author(),
                    decision.at()))
        .toList();
  }

  private static JsonObject json(Entry entry) {
    Judgement judgement = entry.judgement();
    JsonObject.Builder json =
        JsonObject.builder().put("kind", judgement.kind()).put("withdrawn", entry.withdrawn());
    target(judgement.target(), json);
    switch (judgement) {
      case Judgement.RiskException e ->
          json.put("reason", e.reason())
              .put("compensating_control", e.compensatingControl())
              .put("approver", e.approver())
              .put("start", e.start().toString())
              .put("expiry", e.expiry().toString());
      case Judgement.Note note -> json.put("text", note.text());
      case Judgement.Answer answer ->
          json.put("text", answer.text())
              .put("met", answer.met().name())
              .put("by", answer.by())
              .put("evidence", files(answer.evidence()));
      case Judgement.Assignment assignment -> {
        json.put("owner", assignment.owner());
        assignment.due().ifPresent(due -> json.put("due", due.toString()));
      }
      case Judgement.Override override ->
          json.put("finding", override.finding().name())
              .put("rationale", override.rationale())
              .put("by", override.by());
    }
    return json.build();
  }

  private static void target(Target target, JsonObject.Builder json) {
    switch (target) {
      case Target.Findings f -> {
        JsonArray.Builder containers = JsonArray.builder();
        f.containers().stream().sorted(Comparator.naturalOrder()).forEach(containers::add);
        json.put("check", f.check())
            .put("object", f.object().toString())
            .put("containers", containers.build());
      }
      case Target.Requirement r -> json.put("framework", r.framework()).put("number", r.number());
      case Target.Question q -> {
        target(q.requirement(), json);
        json.put("question", q.text());
      }
    }
  }

  private static JsonArray files(List<Judgement.EvidenceFile> files) {
    JsonArray.Builder array = JsonArray.builder();
    files.forEach(
        file ->
            array.add(
                JsonObject.builder()
                    .put("name", file.name())
                    .put("sha256", file.sha256())
                    .build()));
    return array.build();
  }

  private static Judgement judgement(Field entry) {
    String kind = entry.at("kind").text("");
    return switch (kind) {
      case "exception" ->
          new Judgement.RiskException(
              findings(entry),
              entry.at("reason").text(""),
              entry.at("compensating_control").text(""),
              entry.at("approver").text(""),
              LocalDate.parse(entry.at("start").text("")),
              LocalDate.parse(entry.at("expiry").text("")));
      case "note" -> new Judgement.Note(target(entry), entry.at("text").text(""));
      case "answer" ->
          new Judgement.Answer(
              target(entry),
              entry.at("text").text(""),
              Judgement.Met.valueOf(entry.at("met").text("")),
              entry.at("by").text(""),
              entry
                  .at("evidence")
                  .each()
                  .map(
                      file ->
                          new Judgement.EvidenceFile(
                              file.at("name").text(""), file.at("sha256").text("")))
                  .toList());
      case "override" ->
          new Judgement.Override(
              requirement(entry),
              RocFinding.valueOf(entry.at("finding").text("")),
              entry.at("rationale").text(""),
              entry.at("by").text(""));
      case "assignment" ->
          new Judgement.Assignment(
              findings(entry),
              entry.at("owner").text(""),
              entry.at("due").text().map(LocalDate::parse));
      default ->
          throw new IllegalArgumentException("a decision of a newer version: '" + kind + "'");
    };
  }

  private static Target target(Field entry) {
    return entry.at("check").isPresent()
        ? findings(entry)
        : entry.at("question").isPresent()
            ? new Target.Question(requirement(entry), entry.at("question").text(""))
            : requirement(entry);
  }

  private static Target.Findings findings(Field entry) {
    Set<String> containers =
        entry.at("containers").each().map(c -> c.text("")).collect(Collectors.toSet());
    return new Target.Findings(
        entry.at("check").text(""), Glob.of(entry.at("object").text("")), containers);
  }

  private static Target.Requirement requirement(Field entry) {
    return new Target.Requirement(entry.at("framework").text(""), entry.at("number").text(""));
  }
}
