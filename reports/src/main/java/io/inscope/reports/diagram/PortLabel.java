package io.inscope.reports.diagram;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words on a line: `TCP 443, 8443 +3 T`.
final class PortLabel {
  /// In characters; what does not fit is counted.
  private static final int LONGEST = 20;

  private PortLabel() {}

  /// @param protections one letter each, by order of [Protection]
  static String of(Collection<PortRange> ports, Set<Protection> protections) {
    String letters =
        protections.stream().sorted().map(PortLabel::letter).collect(Collectors.joining("/"));
    return list(ports) + " " + letters;
  }

  /// `TCP 443, 8443 +3`.
  static String list(Collection<PortRange> ports) {
    return ports(joined(ports));
  }

  private static String letter(Protection protection) {
    return switch (protection) {
      case TLS -> "T";
      case MTLS -> "M";
      case PLUGIN -> "P";
      case CLEAR -> "C";
      case UNKNOWN -> "?";
    };
  }

  private static String ports(List<PortRange> ranges) {
    if (ranges.stream().allMatch(PortRange::isAll)) {
      Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
      ranges.forEach(r -> protocols.add(r.protocol()));
      boolean everything = protocols.containsAll(Set.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP));
      return everything
          ? "all ports"
          : protocols.stream().map(Protocol::name).collect(Collectors.joining("/")) + " all";
    }
    Optional<String> shared = shared(ranges);
    if (shared.isPresent()) {
      return shared.get();
    }
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < ranges.size(); i++) {
      PortRange range = ranges.get(i);
      boolean sameProtocol = i > 0 && ranges.get(i - 1).protocol() == range.protocol();
      String text = range.toString();
      String part =
          (i == 0 ? "" : ", ") + (sameProtocol ? text.substring(text.indexOf(' ') + 1) : text);
      if (i > 0 && label.length() + part.length() > LONGEST) {
        return label + " +" + (ranges.size() - i);
      }
      label.append(part);
    }
    return label.toString();
  }

  /// `TCP/UDP 53`: one range in several protocols.
  private static Optional<String> shared(List<PortRange> ranges) {
    PortRange first = ranges.getFirst();
    boolean same =
        ranges.size() > 1
            && ranges.stream().allMatch(r -> r.from() == first.from() && r.to() == first.to());
    String number = first.toString().substring(first.toString().indexOf(' '));
    return same
        ? Optional.of(
            ranges.stream().map(r -> r.protocol().name()).collect(Collectors.joining("/")) + number)
        : Optional.empty();
  }

  /// Sorted, with neighbouring and overlapping ranges of a protocol as one.
  private static List<PortRange> joined(Collection<PortRange> ports) {
    List<PortRange> joined = new ArrayList<>();
    for (PortRange range : new TreeSet<>(ports)) {
      PortRange last = joined.isEmpty() ? range : joined.getLast();
      if (!joined.isEmpty()
          && last.protocol() == range.protocol()
          && range.from() <= last.to() + 1) {
        joined.removeLast();
        joined.add(new PortRange(range.protocol(), last.from(), Math.max(last.to(), range.to())));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }
}
