package io.inscope.reports.judgement;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The four findings of a Report on Compliance to PCI DSS v4.0.1.
public enum RocFinding {
  IN_PLACE("In Place"),
  NOT_IN_PLACE("Not in Place"),
  NOT_APPLICABLE("Not Applicable"),
  NOT_TESTED("Not Tested");

  private final String words;

  RocFinding(String words) {
    this.words = words;
  }

  /// `Not in Place`: as the report words it.
  public String words() {
    return words;
  }

  /// However it is capitalised, with blanks, dashes or underscores.
  public static Optional<RocFinding> parse(String written) {
    String plain = written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    return Stream.of(values())
        .filter(finding -> finding.words.toLowerCase(Locale.ROOT).equals(plain))
        .findFirst();
  }
}
