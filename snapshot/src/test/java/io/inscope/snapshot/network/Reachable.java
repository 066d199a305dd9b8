package io.inscope.snapshot.network;

import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who reaches whom on which ports, free of how rows cut addresses and ports.
record Reachable(Map<String, Map<String, Ports>> reach) {
  void add(String from, String to, Ports ports) {
    Optional<AddressRange> source = range(from);
    Optional<AddressRange> target = range(to);
    if (source.isPresent()) {
      merge("outside -> " + to, source.get().toString(), ports);
    } else if (target.isPresent()) {
      merge(from + " -> outside", target.get().toString(), ports);
    } else {
      merge(from + " -> " + to, "", ports);
    }
  }

  private void merge(String pair, String range, Ports ports) {
    reach.computeIfAbsent(pair, _ -> new TreeMap<>()).merge(range, ports, Ports::or);
  }

  private static Optional<AddressRange> range(String text) {
    String[] ends = text.split("-");
    return ends.length != 2
        ? Optional.empty()
        : Address.parse(ends[0])
            .flatMap(first -> Address.parse(ends[1]).map(last -> new AddressRange(first, last)));
  }

  /// One line for each pair and longest run of addresses with the same ports, sorted.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    reach.forEach(
        (pair, byRange) -> {
          if (byRange.containsKey("")) {
            lines.add(pair + ": " + byRange.get(""));
          } else {
            runs(byRange).forEach(run -> lines.add(pair + " " + run));
          }
        });
    lines.sort(null);
    return lines;
  }

  private static List<String> runs(Map<String, Ports> byRange) {
    Map<AddressRange, Ports> ranges = new TreeMap<>();
    byRange.forEach((text, ports) -> ranges.put(range(text).orElseThrow(), ports));
    TreeSet<Address> starts = new TreeSet<>();
    for (AddressRange range : ranges.keySet()) {
      starts.add(range.first());
      if (!range.last().isLast()) {
        starts.add(range.last().next());
      }
    }
    List<String> runs = new ArrayList<>();
    Address from = null;
    Ports before = Ports.NONE;
    for (Address start : starts) {
      Ports here = Ports.NONE;
      for (Map.Entry<AddressRange, Ports> one : ranges.entrySet()) {
        here = one.getKey().contains(start) ? here.or(one.getValue()) : here;
      }
      if (!here.equals(before)) {
        if (from != null && !before.isEmpty()) {
          runs.add(from + "-" + start.previous() + ": " + before);
        }
        from = start;
        before = here;
      }
    }
    if (from != null && !before.isEmpty()) {
      runs.add(from + "-" + Address.LAST_V4 + ": " + before);
    }
    return runs;
  }
}
