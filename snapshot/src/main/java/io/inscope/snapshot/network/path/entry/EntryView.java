package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.reach.Member;
import java.util.List;

/// An object that lets the outside world in, whatever its kind.
///
/// @param resource what is entered: an Ingress, a Route, a Gateway
/// @param servers the workloads that carry its traffic; empty when none is in the snapshot
/// @param unknown why it is not known whether anybody serves it; else empty
public record EntryView(Resource resource, List<Member> servers, String unknown, List<Hop> hops) {
  public EntryView {
    servers = List.copyOf(servers);
    hops = List.copyOf(hops);
  }

  /// `Ingress shop/front`
  public String named() {
    return resource.ref().spoken();
  }
}
