package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One endpoint of a service, as an EndpointSlice or an Endpoints object tells it.
///
/// @param pod the pod that stands there; empty when the object names none
/// @param ports by the names of the service's ports
/// @param state whether the service sends anything there
public record ServiceEndpoint(
    List<Address> addresses, Optional<ResourceRef> pod, List<Port> ports, State state) {
  /// What its conditions come to.
  public enum State {
    READY,
    /// On its way out, but still answering: used while there is nothing better.
    DRAINING,
    NOT_READY
  }

  /// A port on which it answers.
  ///
  /// @param number 0 when the object leaves it open
  public record Port(String name, Protocol protocol, int number) {}

  public ServiceEndpoint {
    addresses = List.copyOf(addresses);
    ports = List.copyOf(ports);
  }

  /// Where a port of the service leads here; empty when it does not. Where there is just one port
  /// on either side they belong together whatever their names are, which exports do not always
  /// keep.
  OptionalInt number(ServiceView service, ServiceView.Port port) {
    boolean single = service.ports().size() == 1 && ports.size() == 1;
    return ports.stream()
        .filter(p -> p.protocol() == port.protocol())
        .filter(p -> single || p.name().equals(port.name()))
        .mapToInt(p -> p.number() == 0 ? port.numericTarget() : p.number())
        .filter(number -> number > 0)
        .findFirst();
  }
}
