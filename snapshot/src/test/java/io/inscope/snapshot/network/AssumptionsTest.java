package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PluginSwitches.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
  @Test
  void reads_what_the_user_states() {
    assertThat(
            Assumptions.parse(
                List.of(
                    "ip_block_matches_pods=yes", "enforced=unknown", "ip_block_matches_pods=no")))
        .isEqualTo(
            new Assumptions(
                Map.of(
                    PluginSwitch.ENFORCED,
                    Tristate.UNKNOWN,
                    PluginSwitch.IP_BLOCK_MATCHES_PODS,
                    Tristate.NO)));
  }

  @Test
  void an_unknown_key_is_told_with_the_known_ones() {
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforce=yes")))
        .hasMessage(
            "unknown assumption 'enforce'; known are admin_network_policy, audit_mode,"
                + " calico_policy, cilium_policy, cluster_network_policy, encrypts_hosts,"
                + " encrypts_pods, end_port, enforced, ip_block_matches_nodes,"
                + " ip_block_matches_pods, local_node_egress_allowed, local_node_ingress_allowed");
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforced=YES")))
        .hasMessage("assumption 'enforced' must be yes, no or unknown, not 'YES'");
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforced")))
        .hasMessage("assumption 'enforced' must be yes, no or unknown, not ''");
  }

  @Test
  void what_is_stated_stands_in_the_place_of_what_was_detected() {
    PluginFacts detected =
        new PluginFacts("Calico", "v3", Enforcement.YES, Tristate.YES, Tristate.YES, "DaemonSet x");
    PluginFacts facts =
        Assumptions.parse(List.of("enforced=no", "ip_block_matches_nodes=unknown"))
            .applyTo(detected);
    assertThat(facts.name()).isEqualTo("Calico");
    assertThat(facts.evidence())
        .isEqualTo(
            "DaemonSet x; enforced=no and ip_block_matches_nodes=unknown, assumed by the user");
    assertThat(facts.enforced()).isEqualTo(new Enforced(Enforcement.NO, "assumed by the user"));
    assertThat(facts.switches().get(PluginSwitch.IP_BLOCK_MATCHES_NODES))
        .isEqualTo(new Setting(Tristate.UNKNOWN, Source.ASSUMED, "assumed by the user"));
    assertThat(facts.switches().get(PluginSwitch.IP_BLOCK_MATCHES_PODS))
        .isEqualTo(new Setting(Tristate.YES, Source.DETECTED, "DaemonSet x"));
    assertThat(facts.switches().get(PluginSwitch.END_PORT))
        .isEqualTo(new Setting(Tristate.YES, Source.DEFAULT, ""));
    assertThat(Assumptions.NONE.applyTo(detected)).isEqualTo(detected);
  }

  @Test
  void who_states_that_policies_are_enforced_states_that_they_are_not_only_audited() {
    PluginFacts audited =
        new PluginFacts(
            "Cilium",
            "",
            "x",
            PluginSwitches.GENERIC
                .detected(PluginSwitch.ENFORCED, Tristate.YES, "on")
                .detected(PluginSwitch.AUDIT_MODE, Tristate.YES, "audited"));
    assertThat(audited.enforced()).isEqualTo(new Enforced(Enforcement.NO, "audited"));
    assertThat(Assumptions.parse(List.of("enforced=yes")).applyTo(audited).enforced())
        .isEqualTo(new Enforced(Enforcement.YES, "assumed by the user"));
    assertThat(Assumptions.parse(List.of("audit_mode=no")).applyTo(audited).enforced())
        .isEqualTo(new Enforced(Enforcement.YES, "on"));
  }
}
