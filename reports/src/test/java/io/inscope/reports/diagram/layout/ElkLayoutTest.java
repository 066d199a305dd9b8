package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElkLayoutTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  private final ElkLayout layers = new ElkLayout(AMPLE, new LaneLayout());

  @Test
  void randomDetailPagesAreTidyWithoutHelp() {
    for (int seed = 0; seed < 20; seed++) {
      Tidy.check(RandomDiagrams.of(seed, 20, 40), "seed " + seed);
    }
  }

  @Test
  void everyLineRunsFromLeftToRightOrBackAndNeverAroundThePicture() {
    for (int seed = 0; seed < 20; seed++) {
      LaidOut picture = layers.attempt(RandomDiagrams.of(seed, 20, 40)).orElseThrow();
      for (LaidOut.Line line : picture.lines()) {
        if (!line.edge().from().equals(line.edge().to())) {
          List<Double> across = line.points().stream().map(Point::x).toList();
          boolean rightwards = across.getFirst() < across.getLast();
          assertThat(rightwards ? across : across.reversed()).as("seed %d", seed).isSorted();
        }
      }
    }
  }

  @Test
  void boxesWithoutLinesShareRows() {
    List<Diagram.Node> nodes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      nodes.add(
          new Diagram.Node(
              "n" + i, "cde", "g", List.of("w" + i), List.of(), Diagram.Node.Kind.WORKLOAD));
    }
    Diagram diagram =
        new Diagram(
            RandomDiagrams.of(1, 1, 0).title(),
            List.of(new Diagram.Zone("cde", "CDE")),
            List.of(new Diagram.Group("g", "cde", "namespace g", "", true)),
            nodes,
            List.of(),
            List.of());

    LaidOut picture = layers.attempt(diagram).orElseThrow();

    assertThat(picture.boxes().stream().map(b -> b.rect().x()).distinct()).hasSize(3);
    assertThat(picture.boxes().stream().map(b -> b.rect().y()).distinct()).hasSize(4);
  }

  @Test
  void theSameDiagramAlwaysGetsTheSamePlaces() {
    assertThat(layers.attempt(RandomDiagrams.of(5, 20, 40)))
        .isEqualTo(layers.attempt(RandomDiagrams.of(5, 20, 40)));
  }

  @Test
  void whenItIsLateTheOtherLayoutDrawsAndANoteSaysSo() {
    Diagram diagram = RandomDiagrams.of(5, 20, 40);
    LaneLayout lanes = new LaneLayout();

    LaidOut picture = new ElkLayout(Duration.ofNanos(1), lanes).place(diagram);

    assertThat(picture.boxes()).isEqualTo(lanes.place(diagram).boxes());
    assertThat(picture.lines()).isEqualTo(lanes.place(diagram).lines());
    assertThat(picture.diagram().notes())
        .containsExactly(
            "The layered layout of this sheet was not done in time or not tidy; its boxes stand in"
                + " lanes, as on the overview.");
  }

  @Test
  void whatIsInTimeHasNoNote() {
    Diagram diagram = RandomDiagrams.of(5, 20, 40);

    assertThat(layers.place(diagram).diagram()).isEqualTo(diagram);
  }

  @Test
  void aLayoutThatIsGivenUpLeavesNoThread() throws InterruptedException {
    Diagram large = RandomDiagrams.of(5, 300, 900);
    for (int i = 0; i < 5; i++) {
      assertThat(new ElkLayout(Duration.ofMillis(5), new LaneLayout()).attempt(large)).isEmpty();
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(ElkLayout.THREAD)) {
        thread.join(Duration.ofMinutes(1));
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }
}
