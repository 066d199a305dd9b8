package io.inscope.snapshot.network;

/// Whether anything in the cluster makes the policies true for a connection.
public enum Enforcement {
  YES,
  NO,
  UNKNOWN;

  public static Enforcement of(Tristate value) {
    return valueOf(value.name());
  }

  public Tristate asTristate() {
    return Tristate.valueOf(name());
  }

  /// As commands print it: `yes`, `no`, `unknown`.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
