package io.inscope.snapshot.redaction;

/// One place where something was taken out.
///
/// @param pointer RFC 6901, within the object; for a finding inside the JSON text of a field, the
///   field
/// @param what as in [Marker#what]
public record Redacted(String pointer, String what) {}
