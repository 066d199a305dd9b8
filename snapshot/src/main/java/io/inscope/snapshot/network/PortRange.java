package io.inscope.snapshot.network;

import java.util.Comparator;

/// Ports `from` to `to`, both included, of one protocol; 1 to 65535 is all of them. OTHER has no
/// ports and is always 1 to 65535.
public record PortRange(Protocol protocol, int from, int to) implements Comparable<PortRange> {
  private static final Comparator<PortRange> ORDER =
      Comparator.comparing(PortRange::protocol)
          .thenComparingInt(PortRange::from)
          .thenComparingInt(PortRange::to);

  public boolean isAll() {
    return from == 1 && to == 65535;
  }

  @Override
  public int compareTo(PortRange other) {
    return ORDER.compare(this, other);
  }

  /// `TCP 443`, `UDP 8000-8999`, `TCP all`.
  @Override
  public String toString() {
    return protocol
        + " "
        + (isAll() ? "all" : from == to ? Integer.toString(from) : from + "-" + to);
  }
}
