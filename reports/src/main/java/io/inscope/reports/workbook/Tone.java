package io.inscope.reports.workbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The colours of the fixed vocabulary. A colour never stands alone: the cell holds the word.
enum Tone {
  ALARM(
      "F6CFCB",
      "8A1C12",
      "FAIL",
      "critical",
      "cde",
      "refused",
      "contradicted",
      "failed",
      "UNREADABLE",
      "error",
      "lapsed"),
  HOT(
      "FBDDC6",
      "84420A",
      "high",
      "connected-to",
      "DAMAGED",
      "clear",
      "no",
      "Not in Place",
      "EXPIRED",
      "Risk accepted"),
  CAUTION(
      "FFF1C9",
      "6B5200",
      "medium",
      "removed",
      "MANUAL",
      "undecided",
      "warning",
      "Not Tested",
      "MISSING"),
  OPEN(
      "E5DEF0",
      "4B3A6B",
      "NOT_ASSESSED",
      "UNKNOWN",
      "unknown",
      "security-impacting",
      "not_asked",
      "not_comparable"),
  CALM("DCE8F4", "1F4A75", "low", "ALLOWED", "excepted", "in force", "In progress", "added"),
  GOOD(
      "DDEEDB",
      "25592B",
      "PASS",
      "IMPORTED",
      "read",
      "mtls",
      "tls",
      "plugin",
      "yes",
      "In Place",
      "CURRENT",
      "EVIDENCE",
      "answered",
      "Fixed"),
  QUIET(
      "ECECEC",
      "505050",
      "NOT_APPLICABLE",
      "info",
      "out-of-scope",
      "EMPTY",
      "SKIPPED",
      "zero",
      "Not Applicable",
      "not applicable",
      "unused",
      "Not a finding");

  private static final Map<String, Tone> BY_WORD =
      Stream.of(values())
          .flatMap(tone -> tone.words.stream().map(word -> Map.entry(word, tone)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  final String fill;
  final String font;
  private final List<String> words;

  Tone(String fill, String font, String... words) {
    this.fill = fill;
    this.font = font;
    this.words = List.of(words);
  }

  /// Empty for words that need no colour.
  static Optional<Tone> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
