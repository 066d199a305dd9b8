package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.dialect.istio.PodPorts.Identity;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a PeerAuthentication denies: where it requires mTLS, callers without an identity in the
/// mesh do not get through the handshake. The kubelet's probes do: Istio rewrites them
/// ([documentation](https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/)).
final class RequiredMtls {
  private final Mesh mesh;

  RequiredMtls(Mesh mesh) {
    this.mesh = mesh;
  }

  List<Compiled> compile(Resource policy) {
    try {
      PeerAuthentications.Setting.of(policy);
      List<Compiled> compiled = new ArrayList<>();
      for (Scope scope : Scope.of(policy, mesh, false)) {
        List<Rule> rules = rules(policy, mesh.seen(scope.namespace()));
        if (!rules.isEmpty()) {
          compiled.add(
              new Policy(
                  policy,
                  MeshTiers.MTLS,
                  scope.pods(),
                  Set.of(Direction.INGRESS),
                  rules,
                  List.of(),
                  true,
                  scope.doubt()));
        }
      }
      return compiled.isEmpty() ? List.of(new IgnoredPolicy(policy, "")) : compiled;
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return reject(policy, String.valueOf(e.getMessage()));
    }
  }

  private List<Compiled> reject(Resource policy, String reason) {
    List<Compiled> rejected = new ArrayList<>();
    for (Scope scope : Scope.ofAll(policy, mesh)) {
      rejected.add(
          new RejectedPolicy(
              policy, MeshTiers.MTLS, scope.pods(), Set.of(Direction.INGRESS), reason));
    }
    return rejected.isEmpty() ? List.of(new IgnoredPolicy(policy, "")) : rejected;
  }

  private List<Rule> rules(Resource policy, Set<NamedPort> seen) {
    NamedPort required = PodPorts.requiredBy(policy);
    if (!seen.contains(required)) {
      return List.of();
    }
    PeerMatcher sure = new PeerMatcher.Known(Caller.any(Tristate.YES));
    PeerMatcher perhaps = new PeerMatcher.Known(Caller.any(Tristate.UNKNOWN));
    List<Rule> rules = new ArrayList<>();
    PeerMatcher others = new PeerMatcher.Not(new PeerMatcher.Any(List.of(sure, perhaps)));
    rules.add(rule(policy, others, required, seen, Set.of(), ""));
    if (mesh.hasDoubtfulCallers()) {
      rules.add(
          rule(
              policy,
              perhaps,
              required,
              seen,
              Set.of(),
              "whether the caller is in the mesh is not known"));
    }
    if (seen.contains(Identity.UNSURE.port())) {
      rules.add(
          rule(
              policy,
              sure,
              required,
              seen,
              Set.of(Identity.STRICT, Identity.WAYPOINT),
              "a DestinationRule tells callers not to use the mesh's mTLS"));
    }
    return rules;
  }

  private static Rule rule(
      Resource policy,
      PeerMatcher peer,
      NamedPort required,
      Set<NamedPort> seen,
      Set<Identity> but,
      String caveat) {
    List<NamedPort> without =
        Stream.concat(but.stream().map(Identity::port), Stream.of(Layer.UNGUARDED))
            .filter(seen::contains)
            .sorted()
            .toList();
    return new Rule(
        policy.ref(),
        MeshTiers.MTLS,
        Direction.INGRESS,
        0,
        Action.DENY,
        List.of(peer),
        List.of(),
        new PortMatcher(Ports.NONE, List.of(required), Ports.NONE, without),
        policy.place(policy.root().at("spec")),
        caveat);
  }
}
