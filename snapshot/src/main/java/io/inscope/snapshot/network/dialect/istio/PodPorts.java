package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Names for sets of a pod's ports that rules of the mesh have to tell apart.
final class PodPorts {
  /// A Service declares the port as TCP, or the pod is in ambient mode.
  static final NamedPort TCP_ONLY = named("declared as TCP");

  /// One Service declares the port as TCP, another one does not.
  static final NamedPort MIXED = named("declared as TCP and as something else");

  /// What a pod may learn on a port of who calls: each port is in one of these sets.
  enum Identity {
    /// mTLS is required, so who calls is known.
    STRICT("mTLS required"),
    /// Callers with a proxy use mTLS, but plain text is accepted.
    PERMISSIVE("plain text accepted"),
    /// mTLS is switched off: nobody has an identity.
    NONE("mTLS switched off"),
    /// Callers may have been told not to use mTLS, or which setting applies is not known.
    UNSURE("mTLS not sure"),
    /// Callers come through a waypoint, whose identity may be the one that shows.
    WAYPOINT("behind a waypoint");

    private final NamedPort port;

    Identity(String name) {
      this.port = named(name);
    }

    NamedPort port() {
      return port;
    }
  }

  private PodPorts() {}

  private static NamedPort named(String name) {
    return new NamedPort("(" + name + ")", Protocol.TCP);
  }

  /// The ports on which a PeerAuthentication is the one that requires mTLS.
  static NamedPort requiredBy(Resource policy) {
    return named("mTLS required by " + policy.ref().namespace() + "/" + policy.ref().name());
  }

  /// Some ports, but only where they are in one of these sets.
  ///
  /// @param seen the names that mean any port on the pods in question; others are left out
  static PortMatcher on(
      Ports ports, Set<Identity> on, Collection<NamedPort> but, Set<NamedPort> seen) {
    List<NamedPort> without =
        Stream.concat(
                EnumSet.complementOf(EnumSet.copyOf(on)).stream().map(Identity::port), but.stream())
            .filter(seen::contains)
            .toList();
    return new PortMatcher(ports, List.of(), Ports.NONE, without);
  }
}
