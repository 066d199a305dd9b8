package io.inscope.snapshot.register;

import java.time.Instant;

/// What was put on record about one connection at one time.
///
/// @param id of the connection
/// @param connection what it was in words, so that it can be told of when it is gone:
///   `storefront/web -> payments/gateway TCP 8443 (pod)`
/// @param author who recorded it
/// @param at when
public record RegisterEntry(
    String id, String connection, Justification justification, String author, Instant at) {}
