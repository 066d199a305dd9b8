package io.inscope.reports.judgement;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.redaction.Redactor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads single entries by the rules of a [JudgementFile], for those who have them from elsewhere
/// than a file of YAML.
public sealed interface JudgementReading {
  /// @param withdrawn it takes back what is on record about the same thing
  /// @param masked something secret in it was masked
  record Taken(Judgement judgement, boolean withdrawn, boolean masked)
      implements JudgementReading {}

  /// @param why with what to do
  record Refused(String why) implements JudgementReading {}

  /// @param section as in the file: `exceptions`, `notes`, `answers`, `overrides`, `assignments`
  /// @param entry with the keys of such a file
  static JudgementReading of(String section, JsonObject entry, JudgementContext context) {
    JudgementSection by = JudgementFile.section(section);
    AtomicBoolean masked = new AtomicBoolean();
    try {
      JudgementEntry reading =
          new JudgementEntry(Field.root(entry), context, () -> masked.set(true));
      reading.requireKeys(by.keys());
      boolean withdrawn = reading.isWithdrawn();
      Judgement judgement = (withdrawn ? by.takenBack() : by.said()).apply(reading);
      return new Taken(judgement, withdrawn, masked.get());
    } catch (JudgementEntry.Bad | WrongShape e) {
      return new Refused(context.redactor().text(String.valueOf(e.getMessage())));
    }
  }

  /// All of them as the payload of one decision of kind [Judgements#KIND].
  ///
  /// @param source where they come from, as people call it
  static String payload(List<Taken> all, String source, Redactor redactor) {
    return JudgementPayload.text(
        all.stream()
            .map(taken -> new JudgementPayload.Entry(taken.judgement(), taken.withdrawn()))
            .toList(),
        redactor.text(source));
  }
}
