package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Isolation;
import java.util.List;
import java.util.Set;

/// A policy that selects no pod protects nobody, so its being there is not enough.
///
/// *Read:* which policies, of every kind that is evaluated, isolate the workloads of a namespace.
///
/// *Allowed:* at least one isolates at least one workload in one direction, and something enforces
/// it. Not applicable to namespaces without workloads that policies reach.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class NamespaceWithoutPolicy implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-namespace-no-policy",
          "Every namespace with pods has a policy that selects some of them",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE, Kinds.NETWORK_POLICY, Kinds.POD),
          "Nothing in the namespace is separated from anything else.",
          "Deny by default and allow what is needed.",
          "One policy for one pod is enough here: see net-default-deny-missing for the "
              + "others.");

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
    List<ResourceRef> there =
        audit.view(Inhabitants.class, Inhabitants::of).in(namespace.ref().name()).stream()
            .filter(Serving.of(audit)::takesPart)
            .toList();
    if (there.isEmpty()) {
      return new Outcome.NotApplicable("no workload in it has a network of its own");
    }
    String unknown = "";
    String unenforced = "";
    for (ResourceRef workload : there) {
      for (Direction direction : Direction.values()) {
        Isolation isolation = audit.connectivity().isolation(workload, direction);
        boolean isolated =
            isolation.state() == Isolation.State.YES || !isolation.policies().isEmpty();
        if (isolated && isolation.enforced() == Enforcement.YES) {
          return Outcome.pass();
        }
        if (isolated && isolation.enforced() == Enforcement.UNKNOWN) {
          unknown =
              "policies select pods in it, but nothing shows that they are enforced: "
                  + audit.connectivity().enforced(workload, direction).evidence();
        } else if (isolated) {
          unenforced = audit.connectivity().enforced(workload, direction).evidence();
        } else if (isolation.state() == Isolation.State.UNKNOWN && unknown.isEmpty()) {
          unknown = isolation.reason();
        }
      }
    }
    if (!unknown.isEmpty()) {
      return new Outcome.NotAssessed(unknown);
    }
    return new Outcome.Fail(
        unenforced.isEmpty()
            ? "has pods and no policy that selects any of them"
            : "has policies on paper only, nobody enforces them: " + unenforced,
        List.of(Evidence.of(namespace, namespace.root().at("metadata", "name"))));
  }
}
