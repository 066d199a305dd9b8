package io.inscope.snapshot.store;

/// An object on its way into the file: redacted, hashed and compressed. Made by any thread.
///
/// @param object without its texts, which are in the bodies
/// @param sha256 of the canonical JSON
/// @param lines source lines of the members, as [io.inscope.snapshot.json.CanonicalJson#lines]
///   writes them
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Prepared(Redacting.Clean object, byte[] sha256, Body body, Body lines) {
  private static final byte[] NOTHING = {};

  static Prepared of(Redacting.Clean clean, Body body, Body lines) {
    return new Prepared(withoutTexts(clean), Sha256.of(clean.json()), body, lines);
  }

  /// What waits for its turn should be small.
  private static Redacting.Clean withoutTexts(Redacting.Clean clean) {
    return new Redacting.Clean(
        clean.ref(),
        clean.apiVersion(),
        clean.origin(),
        clean.uid(),
        clean.resourceVersion(),
        NOTHING,
        NOTHING,
        clean.redacted(),
        clean.root());
  }
}
