package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.ResourceRef;

/// An object without its content: a row of a list.
///
/// @param origin where it was read first
/// @param origins in how many places it was read
/// @param sha256 of its canonical redacted JSON, lower-case hex
public record ObjectRow(
    ResourceRef ref, String apiVersion, Origin origin, int origins, String sha256) {}
