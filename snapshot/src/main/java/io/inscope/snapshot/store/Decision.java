package io.inscope.snapshot.store;

import java.time.Instant;

/// Something a person decided. Never changed or deleted: a later decision replaces an earlier one.
///
/// @param id 1-based, in order of time
/// @param kind what it is about: `scope`, `connection`, `assumption`, `exception`, `answer`
/// @param payload the decision itself, in the form that whoever reads the kind expects
public record Decision(int id, Instant at, String author, String kind, String payload) {}
