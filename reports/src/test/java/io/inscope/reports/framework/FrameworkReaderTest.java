package io.inscope.reports.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameworkReaderTest {
  private static final CheckCatalogue CATALOGUE =
      CheckCatalogue.parse(
          """
          id\tgroup\tseverity
          net-a\tnetwork\thigh
          net-b\tnetwork\tlow
          svc-c\tnetwork\tmedium
          """);

  @Test
  void aFrameworkIsReadWithBuiltChecksApartFromPlannedOnes() throws InvalidFramework {
    Framework framework =
        FrameworkReader.read(
            "demo.yaml",
            """
            id: demo
            title: Demo 1.0
            note: a draft
            requirements:
              - id: "1.1"
                title: Walls
                crosswalk: [Demo 0.9 1.0]
                reach: partial
                checks: [svc-c, net-b, net-a, own-check]
                interpretation: Sees walls.
                questions: [Where is the gate?]
                artefact: A plan
              - id: "1.2"
                title: Watch
                reach: none
                interpretation: Sees nobody.
                questions:
                  - Who watches?
              - id: "1.3"
                title: Gates
                reach: full
                checks: [net-b]
                interpretation: Sees every gate.
            """,
            Set.of("net-a", "own-check"),
            CATALOGUE);

    assertThat(framework)
        .isEqualTo(
            new Framework(
                "demo",
                "Demo 1.0",
                "a draft",
                List.of(
                    new Requirement(
                        "1.1",
                        "Walls",
                        List.of("Demo 0.9 1.0"),
                        List.of("net-a", "own-check"),
                        List.of("net-b", "svc-c"),
                        Reach.PARTIAL,
                        "Sees walls.",
                        List.of("Where is the gate?"),
                        "A plan"),
                    new Requirement(
                        "1.2",
                        "Watch",
                        List.of(),
                        List.of(),
                        List.of(),
                        Reach.NONE,
                        "Sees nobody.",
                        List.of("Who watches?"),
                        ""),
                    new Requirement(
                        "1.3",
                        "Gates",
                        List.of(),
                        List.of(),
                        List.of("net-b"),
                        Reach.FULL,
                        "Sees every gate.",
                        List.of(),
                        ""))));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithFileAndLine() {
    assertThat(
            problems(
                """
                id: demo
                owner: nobody
                requirements:
                  - id: 1.1
                    title: Walls
                    reach: partially
                    chekcs: [net-a]
                    checks: [net-a]
                    interpretation: Sees walls.
                  - id: "1.2"
                    reach: full
                    checks:
                      - net-a
                      - net-z
                      - net-a
                      - 7
                    interpretation: ""
                    questions: Who?
                  - id: "1.2"
                    title: Again
                    reach: none
                    checks: [net-a]
                    interpretation: Sees nobody.
                  - id: "1.3"
                    title: Gates
                    reach: partial
                    interpretation: Sees a part.
                    questions: [Who?]
                    title: Doors
                  - just text
                  - title: Nameless
                    interpretation: Nothing.
                    checks: [net-a]
                """))
        .containsExactly(
            "demo.yaml:29: 'title' stands on line 25 already",
            "demo.yaml:2: unknown key 'owner'",
            "demo.yaml: 'title' is missing",
            "demo.yaml:7: unknown key 'chekcs'",
            "demo.yaml:4: 'id' has to be a text; a number needs quotes",
            "demo.yaml:6: reach 'partially' is not one of full, partial, none",
            "demo.yaml:10: 'title' is missing",
            "demo.yaml:17: 'interpretation' has to be a text; a number needs quotes",
            "demo.yaml:14: there is no check 'net-z' in the catalogue",
            "demo.yaml:15: check 'net-a' comes twice",
            "demo.yaml:16: an item of 'checks' has to be a text; a number needs quotes",
            "demo.yaml:18: 'questions' has to be a list",
            "demo.yaml:19: reach is none, but there are checks",
            "demo.yaml:19: reach is none, so 'questions' has to hold one",
            "demo.yaml:19: requirement '1.2' comes twice",
            "demo.yaml:24: reach is partial, but there are no checks",
            "demo.yaml:30: a requirement has to have keys: id, title, reach and so on",
            "demo.yaml:31: 'id' is missing",
            "demo.yaml:31: 'reach' is missing");
  }

  @Test
  void aPartialReachNeedsAQuestion() {
    assertThat(
            problems(
                """
                id: demo
                title: Demo
                requirements:
                  - id: "1.1"
                    title: Walls
                    reach: partial
                    checks: [net-a]
                    interpretation: Sees walls.
                """))
        .containsExactly("demo.yaml:4: reach is partial, so 'questions' has to hold one");
  }

  @Test
  void textThatIsNotYamlIsSaidWithItsLine() {
    assertThat(problems("id: demo\ntitle: [one\n"))
        .containsExactly("demo.yaml:3: a '{' or '[' that is not closed");
  }

  @Test
  void anEmptyFileAndAListAreNotFrameworks() {
    List<String> expected =
        List.of("demo.yaml: expected one framework with id, title and requirements");
    assertThat(problems("")).isEqualTo(expected);
    assertThat(problems("- id: demo")).isEqualTo(expected);
  }

  @Test
  void aFrameworkWithoutRequirementsIsRefused() {
    assertThat(problems("id: demo\ntitle: Demo\n"))
        .containsExactly("demo.yaml: 'requirements' is missing");
  }

  private static List<String> problems(String yaml) {
    InvalidFramework invalid =
        catchThrowableOfType(
            InvalidFramework.class,
            () -> FrameworkReader.read("demo.yaml", yaml, Set.of("net-a"), CATALOGUE));
    assertThat(invalid).hasMessage(String.join("\n", invalid.problems()));
    return invalid.problems();
  }
}
