package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches;
import io.inscope.snapshot.network.Tristate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `enable-wireguard`, `enable-ipsec` and the settings of mutual authentication in the
/// ConfigMap `cilium-config`, what is known of the network plugin's encryption, and the policy
/// kinds of Linkerd.
///
/// *Allowed:* anything that is known. Not applicable where there is neither Linkerd nor a plugin
/// that encrypts.
///
/// Sources: [Cilium's transparent
/// encryption](https://docs.cilium.io/en/stable/security/network/encryption/), [Linkerd's
/// policies](https://linkerd.io/2/reference/authorization-policy/).
public final class OtherEncryption implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-linkerd-cilium",
          "Encryption by Linkerd and by the network plugin is known",
          Severity.INFO,
          Set.of(Kinds.CONFIG_MAP, Kinds.POD),
          "It may be what protects card data inside the cluster, and nobody sees it in the"
              + " workloads.",
          "Put on record what encrypts which traffic, and who may switch it off.",
          "Policies of Linkerd are listed, not evaluated.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> CILIUM =
      Set.of(
          "enable-ipsec",
          "enable-node-encryption",
          "enable-wireguard",
          "encrypt-node",
          "mesh-auth-enabled",
          "mesh-auth-mutual-enabled");

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> facts = new ArrayList<>();
    boolean cilium = audit.connectivity().plugin().name().equals("Cilium");
    try (Stream<Resource> maps = audit.snapshot().all(Kinds.CONFIG_MAP)) {
      maps.filter(map -> map.ref().name().equals("cilium-config"))
          .forEach(
              map ->
                  map.root()
                      .at("data")
                      .members()
                      .filter(one -> CILIUM.contains(one.key()))
                      .forEach(one -> facts.add(Evidence.of(map, one))));
    }
    for (GroupKind kind : audit.snapshot().kinds()) {
      if (kind.group().equals("policy.linkerd.io")) {
        try (Stream<Resource> all = audit.snapshot().all(kind)) {
          all.forEach(one -> facts.add(Evidence.of(one, one.root().at("metadata", "name"))));
        }
      }
    }
    if (!facts.isEmpty()) {
      return new Outcome.Pass(facts);
    }
    PluginSwitches.Setting pods =
        audit.connectivity().plugin().switches().get(PluginSwitch.ENCRYPTS_PODS);
    if (cilium) {
      return new Outcome.NotAssessed(
          "Cilium runs, and its settings (ConfigMap cilium-config) say nothing of encryption");
    }
    return pods.value() == Tristate.YES
        ? new Outcome.Manual(
            "Is the encryption by the network plugin meant to protect card data? "
                + pods.evidence(),
            List.of())
        : new Outcome.NotApplicable("neither Linkerd nor Cilium is in the snapshot");
  }
}
