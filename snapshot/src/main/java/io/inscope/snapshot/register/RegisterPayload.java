package io.inscope.snapshot.register;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Entries as they are kept in a decision: one JSON object for all that was recorded at once, so
/// that a file is recorded as a whole or not at all.
final class RegisterPayload {
  private RegisterPayload() {}

  /// @param source the file they come from, as people call it
  static String text(List<Amending.Draft> drafts, String source) {
    JsonArray.Builder entries = JsonArray.builder();
    for (Amending.Draft draft : drafts) {
      Justification said = draft.justification();
      JsonObject.Builder entry =
          JsonObject.builder().put("id", draft.id()).put("connection", draft.connection());
      put(entry, "justification", said.businessNeed());
      put(entry, "owner", said.owner());
      put(entry, "approver", said.approver());
      said.approvedOn().ifPresent(date -> entry.put("approved_on", date.toString()));
      said.reviewDate().ifPresent(date -> entry.put("review_date", date.toString()));
      put(entry, "note", said.note());
      entries.add(entry.build());
    }
    return CanonicalJson.text(
        JsonObject.builder().put("entries", entries.build()).put("source", source).build());
  }

  static List<RegisterEntry> read(Decision decision) {
    Field root = Field.root(JsonTree.parse(decision.payload().getBytes(StandardCharsets.UTF_8)));
    return root.at("entries")
        .each()
        .map(
            entry ->
                new RegisterEntry(
                    entry.at("id").text(""),
                    entry.at("connection").text(""),
                    new Justification(
                        entry.at("justification").text(""),
                        entry.at("owner").text(""),
                        entry.at("approver").text(""),
                        date(entry.at("approved_on")),
                        date(entry.at("review_date")),
                        entry.at("note").text("")),
                    decision.author(),
                    decision.at()))
        .toList();
  }

  private static Optional<LocalDate> date(Field field) {
    return field.text().map(LocalDate::parse);
  }

  private static void put(JsonObject.Builder entry, String key, String text) {
    if (!text.isEmpty()) {
      entry.put(key, text);
    }
  }
}
