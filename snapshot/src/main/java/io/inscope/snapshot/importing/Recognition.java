package io.inscope.snapshot.importing;

/// How sure an importer is that an entry is in its format, and why; the reason is shown to the
/// user.
public record Recognition(Certainty certainty, String reason) {
  /// Ordered: of two importers the surer one reads.
  public enum Certainty {
    NO,
    POSSIBLE,
    SURE
  }

  public static final Recognition NO = new Recognition(Certainty.NO, "");

  public static Recognition sure(String reason) {
    return new Recognition(Certainty.SURE, reason);
  }

  public static Recognition possible(String reason) {
    return new Recognition(Certainty.POSSIBLE, reason);
  }
}
