package io.inscope.snapshot.network.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// A set of addresses as sorted, disjoint, non-touching ranges; equal sets are equal.
public record AddressSet(List<AddressRange> ranges) {
  public static final AddressSet NONE = new AddressSet(List.of());

  /// All of IPv4 and of IPv6.
  public static final AddressSet EVERYTHING =
      new AddressSet(List.of(AddressRange.ALL_V4, AddressRange.ALL_V6));

  public AddressSet {
    ranges = List.copyOf(ranges);
  }

  /// What any number of ranges cover together.
  public static AddressSet of(Collection<AddressRange> ranges) {
    List<AddressRange> sorted = new ArrayList<>(ranges);
    Collections.sort(sorted);
    List<AddressRange> merged = new ArrayList<>();
    for (AddressRange range : sorted) {
      AddressRange before = merged.isEmpty() ? range : merged.getLast();
      if (!merged.isEmpty() && (before.meets(range) || before.touches(range))) {
        Address last = before.last().compareTo(range.last()) >= 0 ? before.last() : range.last();
        merged.set(merged.size() - 1, new AddressRange(before.first(), last));
      } else {
        merged.add(range);
      }
    }
    return new AddressSet(merged);
  }

  public AddressSet without(AddressSet other) {
    List<AddressRange> left = new ArrayList<>();
    for (AddressRange range : ranges) {
      Address from = range.first();
      boolean used = false;
      for (AddressRange cut : other.ranges) {
        if (used || !cut.meets(new AddressRange(from, range.last()))) {
          continue;
        }
        if (cut.first().compareTo(from) > 0) {
          left.add(new AddressRange(from, cut.first().previous()));
        }
        used = cut.last().compareTo(range.last()) >= 0;
        from = used ? from : cut.last().next();
      }
      if (!used) {
        left.add(new AddressRange(from, range.last()));
      }
    }
    return of(left);
  }

  public boolean contains(Address address) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      AddressRange range = ranges.get(middle);
      if (range.contains(address)) {
        return true;
      }
      if (range.first().compareTo(address) < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  public boolean contains(AddressRange range) {
    return ranges.stream().anyMatch(r -> r.contains(range));
  }

  public boolean meets(AddressRange range) {
    return ranges.stream().anyMatch(r -> r.meets(range));
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public String toString() {
    return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
  }
}
