package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pods a policy of the mesh is for, in parts: those for which that is sure, and others.
///
/// @param namespace the only one it is for; empty for all
/// @param doubt why it is not known whether the policy is for these pods; else empty
record Scope(PeerMatcher pods, String namespace, String doubt) {
  private static final String PERHAPS =
      "%s is for it if a proxy is injected, which is decided when the pod is created";

  /// By `spec.selector`, or everybody in the namespace; of the root namespace everybody.
  static List<Scope> of(Resource policy, Mesh mesh, boolean reachesOut) {
    Field written = policy.root().at("spec", "selector");
    LabelSelector selector = LabelSelector.of(written).orElse(LabelSelector.EVERYTHING);
    String here = policy.ref().namespace();
    if (!here.equals(mesh.config().rootNamespace()) || (!reachesOut && !selector.isEverything())) {
      return withProxy(policy, mesh, new Scope(new PeerMatcher.PodsHere(here, selector), here, ""));
    }
    PeerMatcher all = new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, selector);
    if (selector.isEverything()) {
      return withProxy(policy, mesh, new Scope(all, "", ""));
    }
    PeerMatcher own = new PeerMatcher.PodsHere(here, selector);
    List<Scope> scopes = new ArrayList<>(withProxy(policy, mesh, new Scope(own, here, "")));
    String doubt =
        "%s is in the root namespace and has a selector: whether it holds in other namespaces is"
            + " not certain";
    scopes.addAll(
        withProxy(
            policy,
            mesh,
            new Scope(
                new PeerMatcher.Each(List.of(all, new PeerMatcher.Not(own))),
                "",
                doubt.formatted(policy.ref().spoken()))));
    return scopes;
  }

  /// The pods of a Gateway of the Gateway API in the same namespace.
  static List<Scope> ofGateway(Resource policy, Mesh mesh, String gateway) {
    String here = policy.ref().namespace();
    LabelSelector selector =
        LabelSelector.ofLabels(Map.of("gateway.networking.k8s.io/gateway-name", gateway));
    return withProxy(policy, mesh, new Scope(new PeerMatcher.PodsHere(here, selector), here, ""));
  }

  /// Everybody it could be for.
  static List<Scope> ofAll(Resource policy, Mesh mesh) {
    String here = policy.ref().namespace();
    return withProxy(
        policy,
        mesh,
        here.equals(mesh.config().rootNamespace())
            ? new Scope(
                new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING), "", "")
            : new Scope(new PeerMatcher.PodsHere(here, LabelSelector.EVERYTHING), here, ""));
  }

  private static List<Scope> withProxy(Resource policy, Mesh mesh, Scope scope) {
    List<Scope> scopes = new ArrayList<>();
    for (Tristate state : List.of(Tristate.YES, Tristate.UNKNOWN)) {
      if (mesh.hasProxied(state)) {
        String perhaps = state == Tristate.YES ? "" : PERHAPS.formatted(policy.ref().spoken());
        scopes.add(
            new Scope(
                new PeerMatcher.Each(
                    List.of(scope.pods(), new PeerMatcher.Known(new Proxied(state)))),
                scope.namespace(),
                scope.doubt().isEmpty() ? perhaps : scope.doubt()));
      }
    }
    return scopes;
  }
}
