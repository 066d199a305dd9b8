package io.inscope.snapshot.network.policy;

/// What a dialect makes of a policy object.
public sealed interface Compiled permits Policy, RejectedPolicy, IgnoredPolicy {}
