package io.inscope.snapshot.network;

/// A switch in which network plugins differ, or a statement whose truth may not be known.
public enum Tristate {
  YES,
  NO,
  UNKNOWN;

  public static Tristate of(boolean value) {
    return value ? YES : NO;
  }

  /// As commands print it: `yes`, `no`, `unknown`.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public Tristate not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  public Tristate and(Tristate other) {
    return this == NO || other == NO ? NO : this == YES ? other : this;
  }

  public Tristate or(Tristate other) {
    return this == YES || other == YES ? YES : this == NO ? other : this;
  }
}
