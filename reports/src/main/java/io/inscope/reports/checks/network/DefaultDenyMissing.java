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
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Without a policy for all pods of a namespace, a pod that no other policy selects is open: the
/// one that somebody adds tomorrow.
///
/// *Read:* NetworkPolicies of each namespace with workloads.
///
/// *Allowed:* for each direction a policy with an empty `podSelector` and no rules; one policy may
/// do for both. Where policies of other kinds may concern the namespace, they may do the same, or
/// allow ahead of it: not assessed. So it is where nothing shows that policies are enforced. Not
/// applicable to namespaces without workloads that policies reach.
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
    DefaultDenials view = audit.view(DefaultDenials.class, DefaultDenials::of);
    if (!view.inhabited().contains(name)) {
      Coverage pods = audit.snapshot().coverage(Kinds.POD, name);
      return pods instanceof Coverage.Read
          ? new Outcome.NotApplicable("no workload in it has a network of its own")
          : new Outcome.NotAssessed("Pod: " + pods.gap());
    }
    Set<Direction> denied = view.denied().getOrDefault(name, Set.of());
    String open =
        Stream.of(Direction.values())
            .filter(direction -> !denied.contains(direction))
            .map(Direction::word)
            .collect(Collectors.joining(" and "));
    SortedSet<String> others = OtherPolicies.in(name, audit);
    if (open.isEmpty()) {
      return others.isEmpty()
          ? Unproven.unlessEnforced(audit)
          : new Outcome.NotAssessed(
              "%s may allow ahead of network policies what these deny by default"
                  .formatted(String.join(", ", others)));
    }
    return others.isEmpty()
        ? new Outcome.Fail(
            "does not deny %s by default".formatted(open),
            List.of(Evidence.of(namespace, namespace.root().at("metadata", "name"))))
        : new Outcome.NotAssessed(
            "%s may deny %s by default, which is not weighed here"
                .formatted(String.join(", ", others), open));
  }
}
