package io.inscope.reports.check;

import java.util.List;

/// What a check found out about one subject. Missing data is never a pass and never a fail.
public sealed interface Outcome {
  /// It holds, and the data that shows so was there.
  ///
  /// @param message what is worth saying all the same, reads after the subject's name; mostly empty
  record Pass(String message, List<Evidence> evidence) implements Outcome {
    /// Most results of most checks, so there is only one.
    private static final Pass PLAIN = new Pass("", List.of());

    public Pass {
      evidence = List.copyOf(evidence);
    }

    public Pass(List<Evidence> evidence) {
      this("", evidence);
    }
  }

  /// It does not hold.
  ///
  /// @param message reads after the subject's name: `runs privileged containers`
  /// @param evidence never empty: a failure that cannot be shown is not one
  record Fail(String message, List<Evidence> evidence) implements Outcome {
    public Fail {
      evidence = List.copyOf(evidence);
      if (evidence.isEmpty()) {
        throw new IllegalArgumentException("a failure needs evidence: " + message);
      }
    }
  }

  /// Only a person can tell.
  record Manual(String question, List<Evidence> lookAt) implements Outcome {
    public Manual {
      lookAt = List.copyOf(lookAt);
    }
  }

  /// It could not be found out, and why.
  ///
  /// @param unanswerable nothing that could be handed over would change that, so a person has to
  ///   judge; `why` says what to ask for
  record NotAssessed(String why, boolean unanswerable) implements Outcome {
    public NotAssessed(String why) {
      this(why, false);
    }
  }

  /// The question does not arise.
  record NotApplicable(String why) implements Outcome {}

  static Outcome pass() {
    return Pass.PLAIN;
  }

  /// A failure when there is evidence for one, else a pass: the shape of most checks.
  static Outcome failIfAny(String message, List<Evidence> evidence) {
    return evidence.isEmpty() ? pass() : new Fail(message, evidence);
  }

  /// As commands and sheets print it: `PASS`, `FAIL`, `MANUAL`, `NOT_ASSESSED`, `NOT_APPLICABLE`.
  default String word() {
    return switch (this) {
      case Pass _ -> "PASS";
      case Fail _ -> "FAIL";
      case Manual _ -> "MANUAL";
      case NotAssessed _ -> "NOT_ASSESSED";
      case NotApplicable _ -> "NOT_APPLICABLE";
    };
  }
}
