package io.inscope.snapshot.record;

import java.time.Instant;

/// One request as it was sent and answered: the client can compare the log of them with the audit
/// log of the cluster.
///
/// @param number 1-based, in the order of sending
/// @param at when it was sent
/// @param target path and query
/// @param status of the answer; 0 when none came
/// @param bytes of the body as it was read, after decompression
/// @param sha256 of those bytes, lower-case hex; what `kubectl get --raw` shows has the same
/// @param millis from sending to the last byte that was read
/// @param note why the answer is not whole, in words; empty when it is
public record RequestRow(
    int number,
    Instant at,
    String method,
    String target,
    int status,
    long bytes,
    String sha256,
    long millis,
    String note) {}
