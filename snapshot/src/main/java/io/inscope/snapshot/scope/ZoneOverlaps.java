package io.inscope.snapshot.scope;

import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Zones that claim the same addresses. The narrower range names an address; people should know.
final class ZoneOverlaps {
  private record Claim(Zone zone, AddressRange range) {}

  private ZoneOverlaps() {}

  static List<ScopeProblem> of(List<Zone> zones) {
    List<Claim> claims =
        zones.stream()
            .flatMap(zone -> zone.addresses().stream().map(range -> new Claim(zone, range)))
            .sorted(Comparator.comparing(Claim::range))
            .toList();
    List<ScopeProblem> problems = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1;
          j < claims.size() && claims.get(j).range().meets(claims.get(i).range());
          j++) {
        Claim one = claims.get(i);
        Claim two = claims.get(j);
        if (!one.zone().name().equals(two.zone().name())) {
          problems.add(problem(one, two));
        }
      }
    }
    return problems;
  }

  private static ScopeProblem problem(Claim one, Claim two) {
    if (one.range().equals(two.range())) {
      boolean first = one.zone().name().compareTo(two.zone().name()) < 0;
      return new ScopeProblem(
          0,
          "zones '%s' and '%s' both hold %s; it is shown as '%s'"
              .formatted(
                  first ? one.zone().name() : two.zone().name(),
                  first ? two.zone().name() : one.zone().name(),
                  one.range(),
                  first ? one.zone().name() : two.zone().name()));
    }
    boolean inner = one.range().contains(two.range());
    Claim narrow = inner ? two : one;
    Claim wide = inner ? one : two;
    return new ScopeProblem(
        0,
        "%s of zone '%s' lies in zone '%s'; it is shown as '%s'"
            .formatted(
                narrow.range(), narrow.zone().name(), wide.zone().name(), narrow.zone().name()));
  }
}
