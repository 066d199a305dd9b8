package io.inscope.snapshot.importing;

/// One file of what was handed over, for the chain of custody.
///
/// @param source the source and the entry chain inside it
/// @param size bytes as stored in the source
/// @param sha256 of those bytes, lower-case hex
/// @param format id of the format it was read as, or what it was recognised to be; empty when
///   unknown
/// @param disposition what became of it
/// @param objects objects read from it
/// @param note why, in words, where the disposition needs it; else empty
public record Entry(
    String source,
    long size,
    String sha256,
    String format,
    Disposition disposition,
    int objects,
    String note) {
  /// Each entry gets exactly one, so that the counts add up to the number of entries.
  public enum Disposition {
    IMPORTED,
    /// Imported in part: some of it is listed as problems.
    DAMAGED,
    EMPTY,
    /// Read, and it holds no objects, but says what was asked, refused or left out.
    EVIDENCE,
    /// Nothing in it could be read.
    UNREADABLE,
    /// Recognised as something that holds no objects, or not recognised; listed, never silently
    /// dropped.
    SKIPPED
  }
}
