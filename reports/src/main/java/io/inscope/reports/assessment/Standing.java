package io.inscope.reports.assessment;

import io.inscope.reports.judgement.Judgement.RiskException;

/// How a finding stands with the people who decide. The failure is the same whatever it is.
public sealed interface Standing {
  /// Nobody decided on it.
  record Open() implements Standing {}

  /// Somebody accepts the risk for now.
  record Excepted(RiskException exception) implements Standing {}

  /// Somebody accepted the risk, and the time is over.
  record Lapsed(RiskException exception) implements Standing {}

  /// `open`, `excepted`, `lapsed`.
  default String word() {
    return switch (this) {
      case Open _ -> "open";
      case Excepted _ -> "excepted";
      case Lapsed _ -> "lapsed";
    };
  }
}
