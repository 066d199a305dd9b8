package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `status.addresses`, those of type ExternalIP and InternalIP.
///
/// *Allowed:* private ones only. An external address that is private is one of a network around the
/// cluster's, and not on the internet.
///
/// Source: [node addresses](https://kubernetes.io/docs/reference/node/node-status/#addresses).
public final class NodePublicAddress implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-external-ip",
          "No node has a public address",
          Severity.MEDIUM,
          Set.of(Kinds.NODE),
          "Kubelet, SSH, node ports and host ports are one firewall rule away from the internet.",
          "Put nodes into private networks, and lead traffic through load balancers and gateways.",
          "Addresses that a provider translates to the node are not visible, nor are firewalls.");

  private static final Set<String> TYPES = Set.of("ExternalIP", "InternalIP");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    List<Field> addresses =
        node.root()
            .at("status", "addresses")
            .each()
            .filter(one -> TYPES.contains(one.at("type").text("")))
            .map(one -> one.at("address"))
            .toList();
    if (addresses.isEmpty()) {
      return new Outcome.NotAssessed("it names no address");
    }
    if (addresses.stream().anyMatch(one -> PublicAddress.test(one.text("")).isEmpty())) {
      return new Outcome.NotAssessed("an address of it is not understood");
    }
    return Outcome.failIfAny(
        "has a public address",
        addresses.stream()
            .filter(one -> PublicAddress.test(one.text("")).orElse(false))
            .map(one -> Evidence.of(node, one))
            .toList());
  }
}
