package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.row.HopProtection.Hop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What everything that has a say makes of the protection of a connection.
///
/// Layers add up: clear text of an application inside a mesh's mutual TLS is protected by it, and
/// so it is inside the network plugin's tunnel. The strongest that is shown counts: mutual TLS,
/// TLS, the plugin, then clear text. What each of them says stays in the evidence.
final class Protections {
  private static final List<Protection> STRENGTH =
      List.of(
          Protection.MTLS, Protection.TLS, Protection.PLUGIN, Protection.CLEAR, Protection.UNKNOWN);

  private final List<HopProtection> hops;

  Protections(List<HopProtection> hops) {
    this.hops = List.copyOf(hops);
  }

  Hop of(Way way, Endpoint from, Endpoint to, PortRange ports) {
    ServicePath.Declared declared = way.declared(ports);
    List<Hop> said = new ArrayList<>();
    said.add(new Hop(declared.protection(), declared.evidence()));
    hops.forEach(hop -> said.add(hop.between(from, to, ports)));
    said.removeIf(Hop.SILENT::equals);
    if (said.isEmpty()) {
      return Hop.SILENT;
    }
    said.sort(Comparator.comparingInt(hop -> STRENGTH.indexOf(hop.protection())));
    return new Hop(
        said.getFirst().protection(),
        said.stream().map(Hop::evidence).distinct().collect(Collectors.joining("; ")));
  }
}
