package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A set of ports of each protocol, as sorted, disjoint, non-touching intervals. Immutable; equal
/// sets are equal objects however they came to be.
public final class Ports {
  private static final Protocol[] PROTOCOLS = Protocol.values();
  private static final int FIRST = 1;
  private static final int LAST = 65535;

  public static final Ports NONE = new Ports(new int[PROTOCOLS.length][0]);

  /// Every port of every protocol, OTHER included.
  public static final Ports ALL = new Ports(filled());

  /// For each protocol: from, to, from, to, ...; both ends included.
  private final int[][] intervals;

  private Ports(int[][] intervals) {
    this.intervals = intervals;
  }

  private static int[][] filled() {
    int[][] all = new int[PROTOCOLS.length][];
    Arrays.setAll(all, _ -> new int[] {FIRST, LAST});
    return all;
  }

  public static Ports of(PortRange... ranges) {
    return of(List.of(ranges));
  }

  public static Ports of(Collection<PortRange> ranges) {
    Ports union = NONE;
    for (PortRange range : ranges) {
      int[][] one = new int[PROTOCOLS.length][0];
      one[range.protocol().ordinal()] = new int[] {range.from(), range.to()};
      union = union.or(new Ports(one));
    }
    return union;
  }

  /// All ports of one protocol.
  public static Ports all(Protocol protocol) {
    return of(new PortRange(protocol, FIRST, LAST));
  }

  public Ports and(Ports other) {
    return this == ALL || other == NONE
        ? other
        : other == ALL || this == NONE ? this : combine(other, true, false, false);
  }

  public Ports or(Ports other) {
    return isEmpty() || other == ALL
        ? other
        : other.isEmpty() || this == ALL ? this : combine(other, true, true, true);
  }

  public Ports without(Ports other) {
    return other.isEmpty() ? this : other == ALL ? NONE : combine(other, false, true, false);
  }

  private Ports combine(Ports other, boolean keepBoth, boolean keepLeft, boolean keepRight) {
    int[][] combined = new int[PROTOCOLS.length][];
    for (int p = 0; p < combined.length; p++) {
      combined[p] = sweep(intervals[p], other.intervals[p], keepBoth, keepLeft, keepRight);
    }
    return new Ports(combined);
  }

  /// Walks the edges of both sets at once; an interval ends where its last port plus one begins.
  private static int[] sweep(
      int[] left, int[] right, boolean keepBoth, boolean keepLeft, boolean keepRight) {
    int[] out = new int[left.length + right.length + 2];
    int size = 0;
    int l = 0;
    int r = 0;
    boolean kept = false;
    while (l < left.length || r < right.length) {
      int edge = Math.min(edge(left, l), edge(right, r));
      l += edge(left, l) == edge ? 1 : 0;
      r += edge(right, r) == edge ? 1 : 0;
      boolean inLeft = l % 2 == 1;
      boolean inRight = r % 2 == 1;
      boolean keep = inLeft ? (inRight ? keepBoth : keepLeft) : inRight && keepRight;
      if (keep != kept) {
        out[size++] = keep ? edge : edge - 1;
        kept = keep;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static int edge(int[] intervals, int i) {
    return i >= intervals.length ? Integer.MAX_VALUE : intervals[i] + i % 2;
  }

  public boolean isEmpty() {
    for (int[] one : intervals) {
      if (one.length > 0) {
        return false;
      }
    }
    return true;
  }

  public boolean contains(Protocol protocol, int port) {
    int[] of = intervals[protocol.ordinal()];
    for (int i = 0; i < of.length; i += 2) {
      if (of[i] <= port && port <= of[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /// Whether any of these ports lies in a range.
  public boolean meets(PortRange range) {
    int[] of = intervals[range.protocol().ordinal()];
    for (int i = 0; i < of.length; i += 2) {
      if (of[i] <= range.to() && range.from() <= of[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /// The intervals, sorted by protocol and port.
  public List<PortRange> ranges() {
    List<PortRange> ranges = new ArrayList<>();
    for (Protocol protocol : PROTOCOLS) {
      int[] of = intervals[protocol.ordinal()];
      for (int i = 0; i < of.length; i += 2) {
        ranges.add(new PortRange(protocol, of[i], of[i + 1]));
      }
    }
    return ranges;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ports that && Arrays.deepEquals(intervals, that.intervals);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(intervals);
  }

  /// `TCP 443, UDP 8000-8999`, `all`, `none`.
  @Override
  public String toString() {
    return equals(ALL)
        ? "all"
        : isEmpty()
            ? "none"
            : ranges().stream().map(PortRange::toString).collect(Collectors.joining(", "));
  }
}
