package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Istio permits and requires of connections. `Sidecar` only tells proxies what to know, and
/// so is said and decides nothing.
public final class IstioDialect implements PolicyDialect {
  private static final GroupKind SIDECAR = new GroupKind("networking.istio.io", "Sidecar");
  private static final List<GroupKind> KINDS =
      List.of(AuthorizationPolicies.KIND, PeerAuthentications.KIND, SIDECAR);

  private final Optional<Mesh> mesh;

  /// @param snapshot for pods, services and the settings of the mesh
  public IstioDialect(ClusterSnapshot snapshot) {
    mesh =
        KINDS.stream().anyMatch(kind -> snapshot.all(kind).findAny().isPresent())
            ? Optional.of(new Mesh(snapshot))
            : Optional.empty();
  }

  @Override
  public List<GroupKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean onlyForbids() {
    return true;
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    if (policy.ref().groupKind().equals(SIDECAR)) {
      return List.of(
          new IgnoredPolicy(
              policy,
              "%s at %s says which hosts proxies know: configuration, not a security boundary, and nothing is listed as denied by it."
                  .formatted(policy.ref().spoken(), policy.origin().place())));
    }
    return policy.ref().groupKind().equals(AuthorizationPolicies.KIND)
        ? new AuthorizationPolicies(mesh.orElseThrow()).compile(policy)
        : new RequiredMtls(mesh.orElseThrow()).compile(policy);
  }

  @Override
  public Map<NamedPort, Ports> portsOf(Instance pod) {
    return mesh.map(one -> one.portsOf(pod)).orElse(Map.of());
  }

  @Override
  public PodFacts factsOf(Instance pod) {
    return mesh.map(one -> one.facts(pod)).orElse(PodFacts.NONE);
  }

  @Override
  public List<String> limits() {
    if (mesh.isEmpty()) {
      return List.of();
    }
    List<String> limits = new ArrayList<>(mesh.get().limits());
    limits.add(
        "Callers outside the cluster are taken to have no identity in the mesh; those of other"
            + " clusters of one mesh do.");
    limits.add(
        "The proxies' own ports 15020, 15021 and 15090 (health and metrics) answer whatever the"
            + " policies of the mesh say.");
    return limits;
  }
}
