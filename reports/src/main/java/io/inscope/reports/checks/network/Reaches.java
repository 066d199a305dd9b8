package io.inscope.reports.checks.network;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Connections as evidence. Policies cut the addresses outside into ranges; of those that differ in
/// nothing but the range the widest stands for all.
public final class Reaches {
  private record Sort(Endpoint from, Endpoint to, PortRange ports, String via) {}

  private Reaches() {}

  public static List<Evidence> evidence(List<Connection> rows) {
    Map<Sort, Connection> widest = new LinkedHashMap<>();
    for (Connection row : rows) {
      widest.merge(
          new Sort(anywhere(row.from()), anywhere(row.to()), row.ports(), row.via()),
          row,
          Reaches::wider);
    }
    return widest.values().stream().<Evidence>map(Evidence.Reach::new).toList();
  }

  /// An endpoint without its addresses, if it has any.
  public static Endpoint anywhere(Endpoint side) {
    return side.addresses().isEmpty() ? side : Endpoint.ofAddresses(side.name(), "");
  }

  private static Connection wider(Connection one, Connection other) {
    return PublicAddresses.isWider(other.from(), one.from())
            || PublicAddresses.isWider(other.to(), one.to())
        ? other
        : one;
  }
}
