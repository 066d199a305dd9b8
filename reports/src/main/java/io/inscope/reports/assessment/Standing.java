package io.inscope.reports.assessment;

/// How a finding stands with the people who decide. Only `Open` until exceptions are recorded.
public sealed interface Standing {
  record Open() implements Standing {}

  default String word() {
    return switch (this) {
      case Open _ -> "open";
    };
  }
}
