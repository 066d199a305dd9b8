package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.path.entry.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The addresses services get, as far as the snapshot tells: by ServiceCIDR objects, the command
/// line of the API server, or OpenShift's network configuration. Source: [service
/// addresses](https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/).
final class ServiceRange {
  private static final GroupKind SERVICE_CIDR = new GroupKind("networking.k8s.io", "ServiceCIDR");
  private static final GroupKind OPENSHIFT = new GroupKind("config.openshift.io", "Network");

  private ServiceRange() {}

  /// Empty when nothing tells.
  static AddressSet of(ClusterSnapshot snapshot, Servers servers) {
    List<AddressRange> ranges = new ArrayList<>();
    Consumer<String> add = text -> AddressRange.ofCidr(text.strip()).ifPresent(ranges::add);
    Stream.of(SERVICE_CIDR, OPENSHIFT)
        .flatMap(snapshot::all)
        .forEach(
            one ->
                texts(one, one.ref().kind().equals("Network") ? "serviceNetwork" : "cidrs", add));
    servers
        .running(List.of("kube-apiserver"))
        .forEach(
            member -> {
              for (String text : Servers.option(member, "service-cluster-ip-range").split(",")) {
                add.accept(text);
              }
            });
    return AddressSet.of(ranges);
  }

  private static void texts(Resource resource, String list, Consumer<String> add) {
    try {
      resource.root().at("spec", list).each().forEach(cidr -> cidr.text().ifPresent(add));
    } catch (WrongShape e) {
      // Without it the range is not known, which costs a warning only.
    }
  }
}
