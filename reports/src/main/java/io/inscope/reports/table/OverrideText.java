package io.inscope.reports.table;

import io.inscope.reports.judgement.Judgement;

/// An assessor's finding in words.
public final class OverrideText {
  private OverrideText() {}

  /// The rationale and who stands behind it, ended like a sentence.
  public static String sentence(Judgement.Override override) {
    String rationale = override.rationale();
    String ended = rationale.matches("(?s).*[.!?]") ? rationale : rationale + ".";
    return override.by().isEmpty() ? ended : "%s (%s)".formatted(ended, override.by());
  }
}
