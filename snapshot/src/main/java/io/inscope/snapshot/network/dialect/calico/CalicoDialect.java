package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.dialect.PolicyTypes;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.CalicoSelector;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.policy.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Calico's NetworkPolicy and GlobalNetworkPolicy, in either API group, and their staged forms.
/// Source: Calico's reference of [network
/// policies](https://docs.tigera.io/calico/latest/reference/resources/networkpolicy) and [global
/// network policies](https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy).
///
/// *Absent means:* no `tier`: `default`. No `order`: after all that have one. No `selector`:
/// everything. No `types`: Ingress unless there are only egress rules, Egress if there are any. No
/// `source` or `destination`: anybody. No `protocol`: all of them.
public final class CalicoDialect implements PolicyDialect {
  /// What Calico keeps of the policies of Kubernetes in a form of its own.
  private static final List<String> COPIES = List.of("knp.default.", "kanp.", "kcnp.", "kbanp.");

  private static final List<String> STAGED =
      List.of("StagedNetworkPolicy", "StagedGlobalNetworkPolicy", "StagedKubernetesNetworkPolicy");

  private final ClusterSnapshot snapshot;
  private final CalicoTiers tiers;

  /// @param snapshot for tiers and services
  public CalicoDialect(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.tiers = new CalicoTiers(snapshot);
  }

  @Override
  public List<GroupKind> kinds() {
    return CalicoObjects.GROUPS.stream()
        .flatMap(
            group ->
                Stream.concat(Stream.of("NetworkPolicy", "GlobalNetworkPolicy"), STAGED.stream())
                    .map(kind -> new GroupKind(group, kind)))
        .toList();
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    return List.of(compiled(policy));
  }

  private Compiled compiled(Resource policy) {
    if (isCopy(policy)) {
      return new IgnoredPolicy(policy, "");
    }
    if (STAGED.contains(policy.ref().kind())) {
      return new IgnoredPolicy(
          policy,
          "%s at %s is declared but not enforced: Calico only reports what it would do."
              .formatted(policy.ref().spoken(), policy.origin().place()));
    }
    try {
      return accept(policy);
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return reject(policy, String.valueOf(e.getMessage()));
    }
  }

  /// One object is kept in one group and served in another, where its name may lack the tier.
  private boolean isCopy(Resource policy) {
    ResourceRef ref = policy.ref();
    if (ref.group().equals(CalicoObjects.GROUPS.getFirst())) {
      return false;
    }
    String shorter = ref.name().substring(ref.name().indexOf('.') + 1);
    return COPIES.stream().anyMatch(ref.name()::startsWith)
        || Stream.of(ref.name(), shorter)
            .map(
                name ->
                    new ResourceRef(
                        CalicoObjects.GROUPS.getFirst(), ref.kind(), ref.namespace(), name))
            .anyMatch(served -> snapshot.find(served).isPresent());
  }

  private Compiled accept(Resource policy) {
    Field spec = policy.root().at("spec");
    if (spec.at("doNotTrack").isTrue() || spec.at("preDNAT").isTrue()) {
      return new IgnoredPolicy(
          policy,
          "%s at %s is for the traffic of nodes (%s), which is not evaluated."
              .formatted(
                  policy.ref().spoken(),
                  policy.origin().place(),
                  spec.at("preDNAT").isTrue() ? "preDNAT" : "doNotTrack"));
    }
    Rank rank = tiers.rank(policy);
    Set<Direction> directions = directions(spec);
    CalicoRules compiler = new CalicoRules(policy, rank, snapshot);
    List<Rule> rules = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<Rule> compiled =
          spec.at(direction.word()).each().map(rule -> compiler.rule(rule, direction)).toList();
      if (directions.contains(direction)) {
        rules.addAll(compiled);
      } else if (!compiled.isEmpty()) {
        remarks.add(
            "%s at %s lists %s rules, but its types do not name that direction: they have no effect"
                .formatted(policy.ref().spoken(), policy.place(spec), direction.word()));
      }
    }
    if (spec.at("applyOnForward").isTrue()) {
      remarks.add(
          "%s at %s also applies to what nodes forward (applyOnForward), which is not evaluated."
              .formatted(policy.ref().spoken(), policy.origin().place()));
    }
    return new Policy(policy, rank, subject(policy), directions, rules, remarks);
  }

  private RejectedPolicy reject(Resource policy, String reason) {
    Rank rank =
        new Rank(
            new Tier(Layer.NETWORK, "", Double.NEGATIVE_INFINITY, false),
            0,
            policy.ref().toString(),
            "");
    PeerMatcher subject =
        new PeerMatcher.Labelled(CalicoRules.namespaceOf(policy), CalicoSelector.ALL, false);
    Set<Direction> directions = EnumSet.allOf(Direction.class);
    try {
      rank = tiers.rank(policy);
    } catch (InvalidPolicy | WrongShape e) {
      // Then it may come before all others.
    }
    try {
      directions = directions(policy.root().at("spec"));
      subject = subject(policy);
    } catch (InvalidPolicy | WrongShape e) {
      // What cannot be read may have meant all of it.
    }
    return new RejectedPolicy(policy, rank, subject, directions, reason);
  }

  private static PeerMatcher subject(Resource policy) {
    Field spec = policy.root().at("spec");
    CalicoSelector selector = CalicoRules.selector(spec.at("selector"));
    CalicoSelector namespaces =
        CalicoRules.selector(spec.at("namespaceSelector")).prefixed(CalicoLabels.OF_NAMESPACE);
    CalicoSelector accounts =
        CalicoRules.selector(spec.at("serviceAccountSelector"))
            .prefixed(CalicoLabels.OF_SERVICE_ACCOUNT);
    if (spec.at("namespaceSelector").text("").isBlank()) {
      namespaces = CalicoSelector.ALL;
    }
    return new PeerMatcher.Labelled(
        CalicoRules.namespaceOf(policy),
        CalicoSelector.both(CalicoSelector.both(selector, namespaces), accounts),
        false);
  }

  private static Set<Direction> directions(Field spec) {
    EnumSet<Direction> directions = PolicyTypes.of(spec.at("types"));
    if (directions.isEmpty()) {
      boolean egress = spec.at("egress").each().findAny().isPresent();
      if (!egress || spec.at("ingress").each().findAny().isPresent()) {
        directions.add(Direction.INGRESS);
      }
      if (egress) {
        directions.add(Direction.EGRESS);
      }
    }
    return directions;
  }
}
