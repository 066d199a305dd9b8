package io.inscope.reports.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchmarkReaderTest {
  private static final CheckCatalogue CATALOGUE =
      CheckCatalogue.parse(
          """
          id\tgroup\tseverity
          net-a\tnetwork\thigh
          net-b\tnetwork\tlow
          """);

  @Test
  void anItemHasTheNumberOfEachVersionAndTheVersionsAreInTheOrderOfTheirNumbers()
      throws InvalidFramework {
    List<Framework> versions =
        read(
            """
            id: demo
            title: Demo
            versions:
              - version: "2.0"
              - version: "1.0"
                note: old
            items:
              - ids: {all: "1.10", "1.0": "1.2"}
                title: Gates
                reach: full
                checks: [net-a, net-b]
                interpretation: Sees every gate.
              - ids: {all: "1.9", "1.0": "-"}
                title: Walls
                reach: none
                interpretation: Sees no wall.
                questions: [Which walls are there?]
            """);

    Requirement gates =
        new Requirement(
            "1.10",
            "Gates",
            List.of("Demo 1.0 1.2"),
            List.of("net-a"),
            List.of("net-b"),
            Reach.FULL,
            "Sees every gate.",
            List.of(),
            "");
    Requirement walls =
        new Requirement(
            "1.9",
            "Walls",
            List.of(),
            List.of(),
            List.of(),
            Reach.NONE,
            "Sees no wall.",
            List.of("Which walls are there?"),
            "");
    assertThat(versions)
        .containsExactly(
            new Framework("demo-2.0", "Demo 2.0", "", List.of(walls, gates)),
            new Framework(
                "demo-1.0",
                "Demo 1.0",
                "old",
                List.of(gates.numbered("1.2", List.of("Demo 2.0 1.10")))));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    InvalidFramework thrown =
        catchThrowableOfType(
            InvalidFramework.class,
            () ->
                read(
                    """
                    id: demo
                    title: Demo
                    versions:
                      - version: "1.0"
                        colour: red
                    items:
                      - ids: {"3.0": "1.1"}
                        title: Gates
                        reach: full
                        checks: [net-z]
                        interpretation: Sees every gate.
                      - title: Walls
                        id: "1.2"
                        reach: full
                        checks: [net-a]
                        interpretation: Sees every wall.
                      - ids: {all: "1.3"}
                        title: Doors
                        reach: full
                        checks: [net-a]
                        interpretation: Sees every door.
                      - ids: {all: "1.3"}
                        title: Windows
                        reach: full
                        checks: [net-a]
                        interpretation: Sees every window.
                    """));

    assertThat(thrown.problems())
        .containsExactly(
            "demo.yaml:5: unknown key 'colour'",
            "demo.yaml:7: there is no version '3.0'",
            "demo.yaml:10: there is no check 'net-z' in the catalogue",
            "demo.yaml:13: unknown key 'id'",
            "demo.yaml:12: 'ids' is missing",
            "demo.yaml:22: version 1.0 has two items 1.3");
  }

  private static List<Framework> read(String yaml) throws InvalidFramework {
    return BenchmarkReader.read("demo.yaml", yaml, Set.of("net-a"), CATALOGUE);
  }
}
