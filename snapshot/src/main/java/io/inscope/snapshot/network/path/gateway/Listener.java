package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import java.util.List;
import java.util.Optional;

/// A listener of a Gateway, or of a ListenerSet.
///
/// @param owner the object it stands in
/// @param hostname empty for any
/// @param passthrough whether TLS goes through to the pods
/// @param mutual whether clients must show a certificate
/// @param kinds the routes it takes
/// @param from whose routes it takes
record Listener(
    Resource owner,
    Field field,
    String name,
    int port,
    String protocol,
    String hostname,
    boolean passthrough,
    boolean mutual,
    List<GroupKind> kinds,
    Admission from) {

  /// @param mutualByGateway whether the Gateway asks all clients for a certificate
  static Listener of(Resource owner, Field listener, boolean mutualByGateway) {
    String protocol = listener.at("protocol").text("");
    boolean passthrough =
        protocol.equals("TLS")
            && listener.at("tls", "mode").text("Terminate").equals("Passthrough");
    Field validation = listener.at("tls", "frontendValidation");
    List<GroupKind> kinds =
        listener
            .at("allowedRoutes", "kinds")
            .each()
            .map(k -> new GroupKind(k.at("group").text(Kind.GROUP), k.at("kind").text("")))
            .toList();
    long port = listener.at("port").number().orElse(0);
    return new Listener(
        owner,
        listener,
        listener.at("name").text(""),
        port < 1 || port > 65535 ? 0 : (int) port,
        protocol,
        listener.at("hostname").text(""),
        passthrough,
        validation.isPresent() || mutualByGateway,
        kinds.isEmpty() ? Kind.carriedBy(protocol, passthrough) : kinds,
        Admission.of(listener.at("allowedRoutes", "namespaces"), "Same"));
  }

  /// Whose objects are let in.
  record Admission(String from, Optional<LabelSelector> selector) {
    static Admission of(Field namespaces, String fallback) {
      return new Admission(
          namespaces.at("from").text(fallback), LabelSelector.of(namespaces.at("selector")));
    }

    Tristate admits(String namespace, String own, NamespaceLabels labels) {
      return switch (from) {
        case "All" -> Tristate.YES;
        case "Same" -> Tristate.of(namespace.equals(own));
        case "Selector" -> selector.map(s -> labels.match(namespace, s)).orElse(Tristate.NO);
        default -> Tristate.NO;
      };
    }
  }

  String namespace() {
    return Surroundings.namespace(owner);
  }

  /// `listener https of Gateway infra/public at gw.yaml:9`
  String cited() {
    return "listener %s of %s at %s".formatted(name, owner.ref().spoken(), owner.place(field));
  }

  PortRange range() {
    return new PortRange(protocol.equals("UDP") ? Protocol.UDP : Protocol.TCP, port, port);
  }

  Protection protection() {
    return switch (protocol) {
      case "HTTP" -> Protection.CLEAR;
      case "HTTPS", "TLS" -> mutual && !passthrough ? Protection.MTLS : Protection.TLS;
      default -> Protection.UNKNOWN;
    };
  }

  String evidence() {
    return switch (protection()) {
      case CLEAR -> cited() + " has no TLS";
      case TLS ->
          cited() + (passthrough ? " passes TLS through to the pods" : " ends TLS at the gateway");
      case MTLS -> cited() + " ends TLS at the gateway and asks clients for a certificate";
      default -> "";
    };
  }
}
