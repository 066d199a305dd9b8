package io.inscope.reports.workbook.readback;

import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What a change of a row decides.
interface Meaning {
  /// Entries as a file of judgements has them; empty when it decides nothing.
  ///
  /// @param judgements on record, those that the texts before the change show
  /// @throws Unclear when it cannot be told
  List<Said> of(Change change, Judgements judgements);

  /// @param section `notes`, `overrides`, ...
  record Said(String section, JsonObject entry) {
    static Said of(String section, Map<String, ?> about, Object... keysAndValues) {
      JsonObject.Builder entry = JsonObject.builder();
      about.forEach(entry::put);
      for (int i = 0; i < keysAndValues.length; i += 2) {
        entry.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
      return new Said(section, entry.build());
    }

    static Said note(Map<String, ?> about, String text) {
      return of("notes", about, "note", text);
    }

    static Said withdrawn(String section, Map<String, ?> about) {
      return of(section, about, "withdrawn", true);
    }
  }

  /// What is wrong with the row, and what to do.
  final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String message) {
      super(message);
    }
  }
}
