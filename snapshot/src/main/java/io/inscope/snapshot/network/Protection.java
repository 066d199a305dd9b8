package io.inscope.snapshot.network;

/// How a connection is protected on the wire, as far as the snapshot declares it.
public enum Protection {
  CLEAR,
  TLS,
  MTLS,
  PLUGIN,
  UNKNOWN;

  /// As commands print it: `clear`, `tls`, `mtls`, `plugin`, `unknown`.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
