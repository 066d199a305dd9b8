package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.path.entry.ServicePort;
import java.util.List;

/// An object of a proxy's own kind as far as it makes paths.
///
/// @param root whether it is entered; otherwise others include it
/// @param doors the ports on which it is entered, as far as known
/// @param passthrough whether TLS goes through to the pods
/// @param includes objects of the same kind that take part of its traffic
/// @param remarks what in it is not followed, in sentences
record ProxyRoute(
    Resource resource,
    boolean root,
    List<Entrance> doors,
    List<Backend> backends,
    boolean passthrough,
    List<ResourceRef> includes,
    List<String> remarks) {

  /// @param why what says how it is protected, in a few words
  record Entrance(int port, Protection protection, String why) {}

  /// @param tls whether the object says that the proxy talks TLS to it
  /// @param role why it gets traffic, beyond answering requests: ` mirror`; else empty
  record Backend(ResourceRef service, ServicePort port, boolean tls, String role) {}

  String named() {
    return resource.ref().spoken();
  }
}
