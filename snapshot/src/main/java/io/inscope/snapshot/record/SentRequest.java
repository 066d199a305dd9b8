package io.inscope.snapshot.record;

/// A request of a live capture, with the capture it belongs to: numbers begin at 1 in each.
///
/// @param sentFor id of the snapshot that was captured when it was sent; that of an earlier one
///   when the capture went on from a part
public record SentRequest(int sentFor, RequestRow request) {}
