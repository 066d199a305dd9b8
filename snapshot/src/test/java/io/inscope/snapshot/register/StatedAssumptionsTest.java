package io.inscope.snapshot.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.register.StatedAssumptions.Standing;
import io.inscope.snapshot.register.StatedAssumptions.Statement;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatedAssumptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @TempDir Path folder;

  private StatedAssumptions stated(String... payloads) {
    try (Project project =
        Project.create(folder.resolve("p.inscope"), Clock.fixed(NOW, ZoneOffset.UTC))) {
      project.appendDecision("jdoe", "scope", "cde: []");
      for (String payload : payloads) {
        project.appendDecision("jdoe", StatedAssumptions.KIND, payload);
      }
      return StatedAssumptions.of(project.decisions());
    }
  }

  private static Statement statement(String key, String value, String because, Standing standing) {
    return new Statement(key, value, because, "jdoe", NOW, standing);
  }

  @Test
  void theNewestOfAKeyCountsAndNothingIsForgotten() {
    StatedAssumptions stated =
        stated(
            StatedAssumptions.payload(
                List.of("enforced=yes", "ip_block_matches_pods=no"), "seen on site", false),
            StatedAssumptions.payload(List.of("enforced=no"), "agent was down", false));
    Statement enforced = statement("enforced", "no", "agent was down", Standing.IN_FORCE);
    Statement pods = statement("ip_block_matches_pods", "no", "seen on site", Standing.IN_FORCE);
    assertThat(stated.inForce()).containsExactly(enforced, pods);
    assertThat(stated.statements())
        .containsExactly(
            statement("enforced", "yes", "seen on site", Standing.REPLACED), pods, enforced);
    assertThat(enforced.words())
        .isEqualTo("enforced=no, assumed by jdoe on 2026-11-21: agent was down");
  }

  @Test
  void aResetTakesBackWhatWasStatedBeforeIt() {
    StatedAssumptions stated =
        stated(
            StatedAssumptions.payload(List.of("enforced=yes"), "seen", false),
            StatedAssumptions.payload(List.of("ip_block_matches_nodes=no"), "new plugin", true));
    assertThat(stated.before(List.of())).containsExactly("ip_block_matches_nodes=no");
    assertThat(stated.statements().getFirst().standing()).isEqualTo(Standing.RESET);
  }

  @Test
  void whatIsGivenForOneRunComesLastSoThatItWins() {
    assertThat(
            stated(StatedAssumptions.payload(List.of("enforced=yes"), "seen", false))
                .before(List.of("enforced=no")))
        .containsExactly("enforced=yes", "enforced=no");
  }

  @Test
  void theSwitchesOfThePluginSayOnceWhoAssumedThem() {
    StatedAssumptions stated =
        stated(
            StatedAssumptions.payload(
                List.of("enforced=yes", "end_port=no"), "Seen on site.", false));
    PluginFacts plugin =
        stated
            .with(List.of("end_port=yes"))
            .applyTo(
                new PluginFacts(
                    "Calico", "v3", Enforcement.NO, Tristate.YES, Tristate.YES, "DaemonSet x"));
    assertThat(plugin.evidence())
        .isEqualTo(
            "DaemonSet x; enforced=yes, assumed by jdoe on 2026-11-21: Seen on site;"
                + " end_port=yes, assumed for this run only");
    assertThat(plugin.enforced())
        .isEqualTo(new Enforced(Enforcement.YES, "assumed by jdoe on 2026-11-21: Seen on site"));
    assertThat(plugin.switches().get(PluginSwitch.END_PORT).evidence())
        .isEqualTo("assumed for this run only");
  }
}
