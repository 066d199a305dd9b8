package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import java.util.List;
import java.util.SortedMap;

/// All that a server offers for reading.
///
/// @param resources what can be listed: each kind once, namespaces first, then APIServices, then by
///   group and plural
/// @param leftOut kinds that can be listed and are not asked for, with the reason
/// @param dead API groups or versions that the server offers and does not serve, with what it said;
///   which kinds are in them is not known
/// @param aggregated whether the server has the short form of discovery (1.26 and later)
public record Offer(
    List<ApiResource> resources,
    SortedMap<GroupKind, String> leftOut,
    SortedMap<String, String> dead,
    boolean aggregated) {}
