package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The addresses behind a service that nobody's labels tell.
final class ServiceAddresses {
  private static final String SERVICE = "kubernetes.io/service-name";

  private ServiceAddresses() {}

  /// Empty when the snapshot does not tell.
  static Optional<AddressSet> of(ClusterSnapshot snapshot, String namespace, String name) {
    TreeSet<AddressRange> found = new TreeSet<>();
    snapshot
        .all(Kinds.ENDPOINT_SLICE)
        .filter(slice -> slice.ref().namespace().equals(namespace))
        .filter(slice -> name.equals(slice.labels().get(SERVICE)))
        .forEach(
            slice ->
                add(
                    found,
                    slice,
                    root -> root.at("endpoints").each().flatMap(e -> e.at("addresses").each())));
    snapshot
        .find(ResourceRef.of(Kinds.ENDPOINTS, namespace, name))
        .ifPresent(
            endpoints ->
                add(
                    found,
                    endpoints,
                    root ->
                        root.at("subsets")
                            .each()
                            .flatMap(subset -> subset.at("addresses").each())
                            .map(address -> address.at("ip"))));
    return found.isEmpty() ? Optional.empty() : Optional.of(AddressSet.of(found));
  }

  private static void add(
      TreeSet<AddressRange> found, Resource resource, Function<Field, Stream<Field>> addresses) {
    try {
      addresses
          .apply(resource.root())
          .flatMap(field -> field.text().stream())
          .flatMap(text -> Address.parse(text).stream())
          .map(AddressRange::of)
          .forEach(found::add);
    } catch (WrongShape e) {
      // What cannot be read tells nothing.
    }
  }
}
