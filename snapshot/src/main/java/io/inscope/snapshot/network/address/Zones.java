package io.inscope.snapshot.network.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The register that names address ranges: what people declared, and otherwise what the range is
/// reserved for.
public final class Zones {
  public static final Zones NONE = new Zones(List.of(), Map.of());

  /// What ranges are reserved for, narrow ones first. Source: the [IANA special-purpose address
  /// registries](https://www.iana.org/assignments/iana-ipv4-special-registry).
  private static final List<Named> RESERVED =
      List.of(
          reserved("Cloud metadata", "169.254.169.254/32"),
          reserved("Cloud metadata", "fd00:ec2::254/128"),
          reserved("Loopback", "127.0.0.0/8"),
          reserved("Loopback", "::1/128"),
          reserved("Link-local", "169.254.0.0/16"),
          reserved("Link-local", "fe80::/10"),
          reserved("Private network", "10.0.0.0/8"),
          reserved("Private network", "172.16.0.0/12"),
          reserved("Private network", "192.168.0.0/16"),
          reserved("Private network", "100.64.0.0/10"),
          reserved("Private network", "fc00::/7"));

  /// The ranges in which clusters number their pods and nodes unless somebody decided otherwise.
  public static final AddressSet PRIVATE =
      AddressSet.of(
          RESERVED.stream()
              .filter(named -> named.zone().equals("Private network"))
              .map(Named::range)
              .toList());

  private final List<Named> declared;
  private final Map<String, String> hosts;

  private record Named(String zone, AddressRange range) {}

  private Zones(List<Named> declared, Map<String, String> hosts) {
    this.declared = declared;
    this.hosts = hosts;
  }

  /// When zones overlap, the narrower range names an address; of equal ranges the zone whose name
  /// sorts first.
  public static Zones of(List<Zone> zones) {
    List<Named> declared = new ArrayList<>();
    zones.forEach(zone -> zone.addresses().forEach(r -> declared.add(new Named(zone.name(), r))));
    // Of two CIDRs that meet, one lies in the other, and then begins later or ends earlier.
    declared.sort(
        Comparator.<Named, Address>comparing(named -> named.range().first())
            .reversed()
            .thenComparing(named -> named.range().last())
            .thenComparing(Named::zone));
    Map<String, String> hosts = new TreeMap<>();
    zones.forEach(
        zone -> zone.names().forEach(host -> hosts.merge(host, zone.name(), Zones::firstByName)));
    return new Zones(List.copyOf(declared), hosts);
  }

  private static String firstByName(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Named reserved(String zone, String cidr) {
    return new Named(zone, AddressRange.ofCidr(cidr).orElseThrow());
  }

  /// Where the outside world must be cut so that no range lies in two declared zones.
  public List<AddressRange> cuts() {
    return declared.stream().map(Named::range).toList();
  }

  /// The declared zone that holds all of a range; empty when none does.
  public String declaredName(AddressRange range) {
    return name(declared, range);
  }

  /// The name of a range that lies in one declared zone or in none.
  public String nameOf(AddressRange range) {
    String named = declaredName(range);
    if (named.isEmpty()) {
      named = name(RESERVED, range);
    }
    return named.isEmpty() ? "Internet" : named;
  }

  /// The declared zone of a host, by its own name or else by the nearest `*.` above it; empty when
  /// none names it.
  public String nameOfHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String zone = hosts.getOrDefault(name, "");
    for (int dot = name.indexOf('.');
        zone.isEmpty() && dot >= 0;
        dot = name.indexOf('.', dot + 1)) {
      zone = hosts.getOrDefault("*" + name.substring(dot), "");
    }
    return zone;
  }

  private static String name(List<Named> register, AddressRange range) {
    return register.stream()
        .filter(named -> named.range().contains(range))
        .map(Named::zone)
        .findFirst()
        .orElse("");
  }
}
