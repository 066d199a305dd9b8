package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// To which listeners a route attaches through one of its parents.
///
/// @param listeners empty when to none
/// @param refusal why to none; else empty
/// @param unknown why it is not sure; else empty
record Attachment(List<Listener> listeners, String refusal, String unknown) {

  /// @param candidates all listeners of the parent
  static Attachment of(
      Route route, Route.Parent parent, List<Listener> candidates, NamespaceLabels namespaces) {
    List<Listener> meant =
        candidates.stream()
            .filter(l -> parent.section().isEmpty() || parent.section().equals(l.name()))
            .filter(l -> parent.port() == 0 || parent.port() == l.port())
            .toList();
    if (meant.isEmpty()) {
      return refused("it has no such listener");
    }
    Optional<Conditions> accepted = accepted(route, parent);
    if (accepted.isPresent() && accepted.get().isFalse()) {
      return refused("its controller did not accept it (" + accepted.get().reason() + ")");
    }
    Attachment own = bySpecification(route, meant, namespaces);
    boolean taken = accepted.isPresent() && accepted.get().isTrue();
    return taken && own.listeners().isEmpty()
        ? new Attachment(meant, "", "")
        : taken ? new Attachment(own.listeners(), "", "") : own;
  }

  private static Attachment refused(String why) {
    return new Attachment(List.of(), why, "");
  }

  private static Attachment bySpecification(
      Route route, List<Listener> meant, NamespaceLabels namespaces) {
    List<Listener> sure = new ArrayList<>();
    List<Listener> perhaps = new ArrayList<>();
    boolean kind = false;
    boolean namespace = false;
    for (Listener listener : meant) {
      boolean takesKind = listener.kinds().contains(route.kind());
      Tristate admits = listener.from().admits(route.namespace(), listener.namespace(), namespaces);
      boolean hosts =
          !route.hasHosts() || Hostnames.intersect(listener.hostname(), route.hostnames());
      kind |= takesKind;
      namespace |= takesKind && admits != Tristate.NO;
      if (takesKind && hosts && admits != Tristate.NO) {
        (admits == Tristate.YES ? sure : perhaps).add(listener);
      }
    }
    if (!sure.isEmpty()) {
      return new Attachment(sure, "", "");
    }
    if (!perhaps.isEmpty()) {
      return new Attachment(
          perhaps,
          "",
          "whether a listener admits routes of namespace %s depends on labels that the snapshot does not tell"
              .formatted(route.namespace()));
    }
    return refused(
        !kind
            ? "no listener takes routes of kind " + route.kind().kind()
            : !namespace
                ? "no listener admits routes of namespace " + route.namespace()
                : "no listener has a host in common with it");
  }

  /// What the status of the route says of this parent.
  private static Optional<Conditions> accepted(Route route, Route.Parent parent) {
    for (Field one : route.resource().root().at("status", "parents").each().toList()) {
      if (Route.parent(one.at("parentRef"), route.namespace()).equals(parent)) {
        Optional<Conditions> accepted =
            Conditions.of(route.resource(), one.at("conditions"), "Accepted");
        if (accepted.isPresent()) {
          return accepted;
        }
      }
    }
    return Optional.empty();
  }
}
