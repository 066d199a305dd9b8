package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads Istio's Gateways and the VirtualServices bound to them. A Gateway is an entry; the pods
/// its selector finds carry its traffic.
public final class IstioReader implements EntryReader {
  private static final String GROUP = "networking.istio.io";
  private static final GroupKind GATEWAY = new GroupKind(GROUP, "Gateway");
  private static final GroupKind VIRTUAL_SERVICE = new GroupKind(GROUP, "VirtualService");

  /// @param name `namespace/name`
  private record Open(
      String name, Resource resource, List<Server> servers, List<Member> pods, List<Hop> hops) {}

  private final Surroundings around;
  private final Map<String, Open> gateways = new TreeMap<>();
  private final Map<String, VirtualService> virtualServices = new TreeMap<>();

  public IstioReader(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<EntryView> read() {
    around.each(GATEWAY, this::open);
    around.each(VIRTUAL_SERVICE, one -> virtualServices.put(name(one), VirtualService.of(one)));
    VirtualServiceHops hops = new VirtualServiceHops(around, virtualServices);
    virtualServices.values().forEach(service -> bind(service, hops));
    return gateways.values().stream().map(IstioReader::view).toList();
  }

  private static String name(Resource resource) {
    return Surroundings.namespace(resource) + "/" + resource.ref().name();
  }

  private void open(Resource gateway) {
    Field spec = gateway.root().at("spec");
    List<Server> servers = new ArrayList<>();
    for (Field one : spec.at("servers").each().toList()) {
      Server server = Server.of(gateway, one);
      servers.add(server);
      if (server.mode().equals("AUTO_PASSTHROUGH")) {
        around
            .limits()
            .add(
                server.cited()
                    + " lets clusters of the mesh in by AUTO_PASSTHROUGH, to any service; those"
                    + " ways are not listed");
      }
    }
    List<Member> pods = around.servers().labelled(Resource.texts(spec.at("selector")));
    gateways.put(name(gateway), new Open(name(gateway), gateway, servers, pods, new ArrayList<>()));
  }

  private void bind(VirtualService service, VirtualServiceHops hops) {
    for (String name : service.gateways().stream().distinct().toList()) {
      Open gateway = gateways.get(name);
      if (gateway == null) {
        around
            .limits()
            .add(
                "%s names Gateway %s, which is not in the snapshot"
                    .formatted(service.named(), name));
        continue;
      }
      if (!gateway.pods().isEmpty()
          && gateway.pods().stream().noneMatch(p -> service.isVisibleIn(p.ref().namespace()))) {
        around
            .limits()
            .add(
                "%s is not exported to the pods of Gateway %s: nobody enters by it"
                    .formatted(service.named(), name));
        continue;
      }
      String home = Surroundings.namespace(gateway.resource());
      List<Server> taking =
          gateway.servers().stream()
              .filter(server -> server.takes(service.namespace(), service.hosts(), home))
              .toList();
      if (taking.isEmpty()) {
        around
            .limits()
            .add(
                "%s has no host in common with Gateway %s: nobody enters by it"
                    .formatted(service.named(), name));
      } else {
        gateway.hops().addAll(hops.of(service, name, taking));
      }
    }
  }

  private static EntryView view(Open gateway) {
    return new EntryView(
        gateway.resource(),
        gateway.pods(),
        gateway.pods().isEmpty() ? "no pod that its selector finds is in the snapshot" : "",
        gateway.hops());
  }
}
