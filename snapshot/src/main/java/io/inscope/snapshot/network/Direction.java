package io.inscope.snapshot.network;

/// Seen from the pod a policy selects.
public enum Direction {
  INGRESS,
  EGRESS;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
