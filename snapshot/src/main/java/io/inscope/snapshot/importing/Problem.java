package io.inscope.snapshot.importing;

/// Something that could not be read as it was. A problem, not an exception: one bad document never
/// loses its neighbours.
///
/// @param source the source and the entry chain inside it, as in [io.inscope.snapshot.model.Origin]
/// @param line 1-based, 0 when not known
/// @param column 1-based, 0 when not known
/// @param message what is wrong, without any value from the source that could be secret
/// @param objectsAffected how many objects were lost or changed by it, as far as can be told
/// @param repair what was done about it; empty when nothing could be
public record Problem(
    String source,
    int line,
    int column,
    Severity severity,
    String message,
    int objectsAffected,
    String repair) {
  /// How much was lost: nothing, something repaired, an object.
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /// `handover/pods.yaml:12:5`
  public String where() {
    return source + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }
}
