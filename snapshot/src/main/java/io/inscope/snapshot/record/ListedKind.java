package io.inscope.snapshot.record;

import io.inscope.snapshot.model.Coverage;
import java.time.Instant;

/// How one list went.
///
/// @param namespace empty for the whole cluster
/// @param coverage what the snapshot says of it
/// @param objects how many objects came of it
/// @param resourceVersion the state of the cluster that the list shows; empty when there is none
/// @param consistent whether all of it shows that one state
public record ListedKind(
    ApiResource resource,
    String namespace,
    Coverage coverage,
    int objects,
    String resourceVersion,
    Instant start,
    Instant end,
    boolean consistent) {}
