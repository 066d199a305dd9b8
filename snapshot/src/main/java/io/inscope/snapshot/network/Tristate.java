package io.inscope.snapshot.network;

/// A switch in which network plugins differ.
public enum Tristate {
  YES,
  NO,
  UNKNOWN
}
