package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
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
                Optional.of(Tristate.NO), Optional.empty(), Optional.of(Enforcement.UNKNOWN)));
  }

  @Test
  void an_unknown_key_is_told_with_the_known_ones() {
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforce=yes")))
        .hasMessage(
            "unknown assumption 'enforce'; known are enforced, ip_block_matches_nodes,"
                + " ip_block_matches_pods");
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforced=YES")))
        .hasMessage("assumption 'enforced' must be yes, no or unknown, not 'YES'");
    assertThatThrownBy(() -> Assumptions.parse(List.of("enforced")))
        .hasMessage("assumption 'enforced' must be yes, no or unknown, not ''");
  }

  @Test
  void what_is_stated_stands_in_the_place_of_what_was_detected() {
    PluginFacts detected =
        new PluginFacts("Calico", "v3", Enforcement.YES, Tristate.YES, Tristate.YES, "DaemonSet x");
    assertThat(
            Assumptions.parse(List.of("enforced=no", "ip_block_matches_nodes=unknown"))
                .applyTo(detected))
        .isEqualTo(
            new PluginFacts(
                "Calico",
                "v3",
                Enforcement.NO,
                Tristate.YES,
                Tristate.UNKNOWN,
                "DaemonSet x; assumed by the user: enforced=no, ip_block_matches_nodes=unknown"));
    assertThat(Assumptions.NONE.applyTo(detected)).isEqualTo(detected);
  }
}
