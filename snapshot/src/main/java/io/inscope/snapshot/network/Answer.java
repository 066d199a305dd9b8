package io.inscope.snapshot.network;

/// Whether a connection is permitted. UNKNOWN is an answer: the documents leave it undefined, or
/// the data was not there.
public enum Answer {
  ALLOWED,
  DENIED,
  UNKNOWN
}
