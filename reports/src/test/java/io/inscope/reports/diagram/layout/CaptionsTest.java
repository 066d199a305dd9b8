package io.inscope.reports.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final Diagram.Node NODE =
      new Diagram.Node(
          "n", "cde", "", List.of("payments/api-7f", "2 pods"), List.of(), Diagram.Node.Kind.COUNT);
  private static final Diagram.Edge EDGE = edge("TCP 5432 T");

  private static Diagram.Edge edge(String label) {
    return new Diagram.Edge("n", "n", 1, List.of(1, 2), label, Diagram.Edge.Style.CLEAR);
  }

  private static Diagram diagram(Diagram.Edge edge) {
    return new Diagram(
        new Diagram.TitleBlock("t", "c", "u", "s", "t", "h", "st", "tool", "1 of 1"),
        List.of(new Diagram.Zone("cde", "CDE")),
        List.of(),
        List.of(NODE),
        List.of(edge),
        List.of());
  }

  private static String label(Diagram.Edge edge, String caption) {
    Diagram on = Captions.on(diagram(edge), Map.of(Captions.idOf(edge), caption));
    return on.edges().getFirst().label();
  }

  @Test
  void theCaptionOfABoxIsItsFirstLineAndTheNameStaysBelow() {
    Diagram on = Captions.on(diagram(EDGE), Map.of("n", "  Card\n vault "));

    assertThat(on.nodes().getFirst().lines())
        .containsExactly("Card vault", "payments/api-7f", "2 pods");
    assertThat(on.edges()).containsExactly(EDGE);
  }

  @Test
  void captionsLoseNothingElse() {
    Diagram.Node node =
        new Diagram.Node(
            "n",
            "cde",
            "",
            List.of("api"),
            List.of("open"),
            Diagram.Node.Kind.OFF_PAGE,
            3,
            List.of("payments/Deployment.apps/api"));
    Diagram.Edge edge =
        new Diagram.Edge(
            "n", "n", 1, List.of(1), "", Diagram.Edge.Style.CLEAR, List.of("c"), List.of("rule"));
    Diagram one = diagram(edge);
    Diagram diagram =
        new Diagram(
            one.title(), one.zones(), one.groups(), List.of(node), one.edges(), one.notes());
    Diagram on = Captions.on(diagram, Map.of("n", "Vault", Captions.idOf(edge), "ledger"));

    assertThat(on.nodes())
        .containsExactly(
            new Diagram.Node(
                "n",
                "cde",
                "",
                List.of("Vault", "api"),
                node.cues(),
                node.kind(),
                3,
                node.members()));
    assertThat(on.edges())
        .containsExactly(
            new Diagram.Edge(
                "n", "n", 1, List.of(1), "ledger", edge.style(), edge.ids(), edge.because()));
  }

  @Test
  void theCaptionOfAnEdgeStandsBeforeItsProtocol() {
    assertThat(Captions.idOf(EDGE)).isEqualTo("n > n TCP 5432 T");
    assertThat(label(EDGE, "ledger")).isEqualTo("ledger, TCP 5432 T");
    assertThat(label(edge(""), "ledger")).isEqualTo("ledger");
  }

  @Test
  void aVeryLongCaptionIsShortenedAndTheProtocolStaysWhole() {
    String label = label(EDGE, "settlement ".repeat(40));

    assertThat(label).startsWith("settlement settlement").endsWith("…, TCP 5432 T");
    assertThat(Typeface.REGULAR.width(label, EdgeText.SIZE)).isLessThanOrEqualTo(EdgeText.LONGEST);
  }

  @Test
  void aLabelThatFillsItsRoomHasNoCaption() {
    Diagram.Edge full = edge("TCP 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 T");

    assertThat(label(full, "ledger")).isEqualTo(full.label());
  }

  @Test
  void blankCaptionsAndUnknownIdsChangeNothing() {
    Diagram diagram = diagram(EDGE);

    assertThat(Captions.on(diagram, Map.of("n", " ", "gone", "x"))).isEqualTo(diagram);
    assertThat(Captions.on(diagram, Map.of("n", "payments/api-7f"))).isEqualTo(diagram);
  }
}
