package io.inscope.snapshot.store;

import java.time.Instant;

/// One line of the chain of custody: what happened to the project file.
///
/// @param event `created`, `sealed`, `exported`, ...
/// @param detail what exactly, in words or hashes
public record CustodyEvent(int id, Instant at, String event, String detail) {}
