package io.inscope.snapshot.record;

/// The partial snapshot of the same project from which a capture went on.
///
/// @param snapshot id
/// @param sha256 its seal, lower-case hex
public record Continued(int snapshot, String sha256) {}
