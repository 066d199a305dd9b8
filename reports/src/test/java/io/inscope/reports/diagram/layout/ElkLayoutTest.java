package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ElkLayoutTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  private final ElkLayout kernel = new ElkLayout(AMPLE, new LaneLayout());

  @Test
  void randomDetailPagesAreCleanWithoutHelp() {
    for (int seed = 0; seed < 20; seed++) {
      LaidOut picture = kernel.attempt(RandomDiagrams.of(seed, 20, 40)).orElseThrow();
      assertThat(Overlaps.in(picture)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void zonesKeepTheirOrder() {
    for (int seed = 0; seed < 20; seed++) {
      LaidOut picture = kernel.attempt(RandomDiagrams.of(seed, 20, 40)).orElseThrow();
      for (int i = 1; i < picture.columns().size(); i++) {
        assertThat(picture.columns().get(i).rect().x())
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(picture.columns().get(i - 1).rect().right());
      }
    }
  }

  @Test
  void theSameDiagramAlwaysGetsTheSamePlaces() {
    assertThat(kernel.attempt(RandomDiagrams.of(5, 20, 40)))
        .isEqualTo(kernel.attempt(RandomDiagrams.of(5, 20, 40)));
  }

  @Test
  void whenItIsLateTheOtherLayoutDraws() {
    Diagram diagram = RandomDiagrams.of(5, 20, 40);
    LaneLayout lanes = new LaneLayout();

    assertThat(new ElkLayout(Duration.ZERO, lanes).place(diagram)).isEqualTo(lanes.place(diagram));
  }
}
