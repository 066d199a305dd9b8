package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Isolation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Without a policy for all pods of a namespace, a pod that no other policy selects is open: the
/// one that somebody adds tomorrow.
///
/// *Read:* the policies of every kind that is evaluated and selects whatever pod is in a namespace
/// with workloads.
///
/// *Allowed:* for each direction they deny what no rule names, and something enforces that for each
/// workload of the namespace. A policy that opens it to everybody, ahead of them or beside them,
/// undoes it. Policies of kinds that are not evaluated, or that are not valid: not assessed. So it
/// is where nothing shows that policies are enforced. Not applicable to namespaces without
/// workloads that policies reach.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class DefaultDenyMissing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-default-deny-missing",
          "Every namespace denies by default",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE, Kinds.NETWORK_POLICY),
          "What is not expressly allowed is allowed all the same.",
          "Add a NetworkPolicy with podSelector: {}, policyTypes: [Ingress, Egress] and "
              + "no rules.",
          "A namespace in which every single pod is isolated by other policies fails as "
              + "well: the next pod would not be.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    String name = namespace.ref().name();
    Inhabitants all = audit.view(Inhabitants.class, Inhabitants::of);
    if (all.isEmpty(name)) {
      Coverage pods = audit.snapshot().coverage(Kinds.POD, name);
      return pods instanceof Coverage.Read
          ? new Outcome.NotApplicable("no workload in it has a network of its own")
          : new Outcome.NotAssessed("Pod: " + pods.gap());
    }
    Map<Direction, Isolation> isolations = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      isolations.put(direction, audit.connectivity().isolationByDefault(name, direction));
    }
    List<Direction> open = in(Isolation.State.NO, isolations);
    if (!open.isEmpty()) {
      String because = reasons(open, isolations);
      return new Outcome.Fail(
          "does not deny %s by default".formatted(words(open))
              + (because.isEmpty() ? "" : ": " + because),
          List.of(here(namespace)));
    }
    List<Direction> unknown = in(Isolation.State.UNKNOWN, isolations);
    if (!unknown.isEmpty()) {
      return new Outcome.NotAssessed(
          "whether it denies %s by default is not known: %s"
              .formatted(words(unknown), reasons(unknown, isolations)));
    }
    return ifEnforced(namespace, isolations, audit);
  }

  /// Policies of kinds that nobody enforces are a matter of the namespace, nodes of its workloads.
  private static Outcome ifEnforced(
      Resource namespace, Map<Direction, Isolation> isolations, Audit audit) {
    Enforced weakest = Enforced.NOTHING;
    for (Isolation isolation : isolations.values()) {
      weakest = Enforced.weaker(weakest, new Enforced(isolation.enforced(), isolation.reason()));
    }
    Inhabitants all = audit.view(Inhabitants.class, Inhabitants::of);
    for (Inhabitants.Found one : Inhabitants.enforcement(all.in(namespace.ref().name()), audit)) {
      weakest =
          Enforced.weaker(
              weakest,
              new Enforced(
                  one.enforced().state(),
                  "%s: %s".formatted(one.workload().spoken(), one.enforced().evidence())));
    }
    return switch (weakest.state()) {
      case YES -> UnseenPolicies.orPass(audit, namespace.ref().name());
      case NO ->
          new Outcome.Fail(
              "denies by default on paper only, nobody enforces its policies: "
                  + weakest.evidence(),
              List.of(here(namespace)));
      case UNKNOWN ->
          new Outcome.NotAssessed(
              "policies say so, but nothing shows that they are enforced: " + weakest.evidence());
    };
  }

  private static List<Direction> in(Isolation.State state, Map<Direction, Isolation> isolations) {
    return isolations.entrySet().stream()
        .filter(one -> one.getValue().state() == state)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String words(List<Direction> directions) {
    return directions.stream().map(Direction::word).collect(Collectors.joining(" and "));
  }

  private static String reasons(List<Direction> of, Map<Direction, Isolation> isolations) {
    return isolations.entrySet().stream()
        .filter(one -> of.contains(one.getKey()))
        .map(one -> one.getValue().reason())
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Evidence here(Resource namespace) {
    return Evidence.of(namespace, namespace.root().at("metadata", "name"));
  }
}
