package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a zone of a scope file.
final class ZoneEntry {
  private static final Set<String> KEYS = Set.of("name", "kind", "addresses", "names");
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?([a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?\\.)*[a-z0-9_-]{1,63}");

  private ZoneEntry() {}

  static Zone read(Field entry) {
    BadEntry.unlessKeys(entry, KEYS);
    String name = entry.at("name").text("");
    if (name.isBlank()) {
      throw new BadEntry("a zone needs a name");
    }
    List<AddressRange> addresses =
        entry.at("addresses").each().map(address -> range(name, address.text(""))).toList();
    List<String> names = entry.at("names").each().map(host -> host(name, host.text(""))).toList();
    if (addresses.isEmpty() && names.isEmpty()) {
      throw new BadEntry("zone '" + name + "' has no addresses");
    }
    Zone.Kind kind =
        BadEntry.oneOf(entry.at("kind"), Zone.Kind.values(), Zone.Kind::word)
            .orElse(Zone.Kind.OTHER);
    return new Zone(name, kind, addresses, names);
  }

  private static AddressRange range(String zone, String written) {
    return AddressRange.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "zone '%s': '%s' is not an address or CIDR, for example 203.0.113.0/24"
                        .formatted(zone, written)));
  }

  private static String host(String zone, String written) {
    String host = written.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      throw new BadEntry(
          "zone '%s': '%s' is not the name of a host, for example *.acquirer.example"
              .formatted(zone, written));
    }
    return host;
  }
}
