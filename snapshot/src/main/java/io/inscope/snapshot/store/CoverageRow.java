package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;

/// What is known of one kind in one namespace.
///
/// @param namespace empty for the cluster as a whole
public record CoverageRow(GroupKind kind, String namespace, Coverage coverage) {}
