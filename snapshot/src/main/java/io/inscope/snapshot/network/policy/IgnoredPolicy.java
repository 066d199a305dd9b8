package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.Resource;

/// A policy that decides nothing: a copy of another, or one that is only being tried out.
///
/// @param remark why, in a sentence; empty when there is nothing to say
public record IgnoredPolicy(Resource resource, String remark) implements Compiled {}
