package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `from` and `to` of NetworkPolicies, and the labels of namespaces, of pods and of the
/// templates from which pods may come. Blocks of addresses are not looked at.
///
/// *Allowed:* selectors that match at least one pod or template.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class PeerMatchesNothing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-peer-matches-nothing",
          "Every peer of a policy exists",
          Severity.LOW,
          Set.of(Kinds.NETWORK_POLICY, Kinds.POD, Kinds.NAMESPACE),
          "The rule is left over, or wrong; and whoever may set the label lets himself in.",
          "Correct the selector, or remove the rule.",
          "");

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
    PodLabels labels = audit.view(PodLabels.class, PodLabels::of);
    return Outcome.failIfAny(
        "names peers that do not exist",
        Stream.of(Direction.values())
            .flatMap(d -> policy.rules(d).flatMap(rule -> PolicyText.peers(rule, d).each()))
            .filter(peer -> peer.at("ipBlock").isMissing())
            .filter(peer -> !matches(peer, resource.ref().namespace(), labels))
            .map(peer -> Evidence.of(resource, peer))
            .toList());
  }

  private static boolean matches(Field peer, String namespace, PodLabels labels) {
    LabelSelector pods = LabelSelector.of(peer.at("podSelector")).orElse(LabelSelector.EVERYTHING);
    return LabelSelector.of(peer.at("namespaceSelector"))
        .map(namespaces -> labels.anyPod(namespaces, pods))
        .orElseGet(() -> labels.anyPod(namespace, pods));
  }
}
