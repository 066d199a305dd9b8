package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// Whoever may change the labels of a namespace joins whomever a policy trusts by them. The label
/// `kubernetes.io/metadata.name` is the API server's own and cannot be changed.
///
/// *Read:* `namespaceSelector` in the rules of NetworkPolicies.
///
/// *Allowed:* selectors that ask for `kubernetes.io/metadata.name` among others, and those that
/// trust every namespace, which another check speaks of.
///
/// Source: [targeting a namespace by its
/// name](https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name).
public final class MutableLabelTrust implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-mutable-label-trust",
          "No policy trusts namespaces by labels that can be changed",
          Severity.LOW,
          Set.of(Kinds.NETWORK_POLICY),
          "Whoever may label a namespace makes its pods peers of the policy.",
          "Select by kubernetes.io/metadata.name, or let only administrators change "
              + "namespaces.",
          "Who may change the labels of namespaces is a matter of rights: see rbac- "
              + "namespace-labels.");

  private static final String NAME = "kubernetes.io/metadata.name";

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NETWORK_POLICY);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    PolicyText policy = new PolicyText(resource);
    return Outcome.failIfAny(
        "trusts namespaces by labels that can be changed",
        policy.directions().stream()
            .flatMap(
                direction ->
                    policy
                        .rules(direction)
                        .flatMap(rule -> PolicyText.peers(rule, direction).each()))
            .map(peer -> peer.at("namespaceSelector"))
            .filter(selector -> LabelSelector.of(selector).filter(this::isMutable).isPresent())
            .map(selector -> Evidence.of(resource, selector))
            .toList());
  }

  /// The name, where it is asked for by its value, fixes the namespaces; that it is there, or is
  /// another, does not.
  private boolean isMutable(LabelSelector selector) {
    return !selector.isEverything()
        && selector.requirements().stream()
            .noneMatch(
                one -> one.key().equals(NAME) && one.operator() == LabelRequirement.Operator.IN);
  }
}
