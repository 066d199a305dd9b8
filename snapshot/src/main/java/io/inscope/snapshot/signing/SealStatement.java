package io.inscope.snapshot.signing;

import java.nio.charset.StandardCharsets;

/// What is signed: that a snapshot was sealed so.
///
/// @param snapshot its id in the project
/// @param sealedAt as stored, ISO 8601
/// @param sha256 the seal, lower-case hex
public record SealStatement(int snapshot, String sealedAt, String sha256) {
  /// The bytes under the signature; the key is named, so that a signature cannot be passed off as
  /// that of another.
  byte[] bytes(String fingerprint) {
    return "inscope seal 1\nsnapshot %d\nsealed at %s\nsha256 %s\nkey %s\n"
        .formatted(snapshot, sealedAt, sha256, fingerprint)
        .getBytes(StandardCharsets.UTF_8);
  }
}
