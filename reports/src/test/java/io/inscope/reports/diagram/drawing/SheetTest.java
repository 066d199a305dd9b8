package io.inscope.reports.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static List<Words> words(List<Mark> marks) {
    List<Words> words = new ArrayList<>();
    for (Mark mark : marks) {
      switch (mark) {
        case Mark.Text text -> words.add(text.words());
        case Mark.Part part -> words.addAll(words(part.marks()));
        case Mark.Area _, Mark.Path _, Mark.Shape _ -> {}
      }
    }
    return words;
  }

  private static String text(Drawing drawing) {
    return String.join(" ", words(drawing.marks()).stream().map(Words::text).toList());
  }

  private static Drawing sheet(Diagram diagram) {
    return Sheet.of(new LaneLayout().place(diagram));
  }

  @Test
  void noTextOfTheSheetLeavesItOrCoversAnother() {
    assertClean(sheet(SmallDiagram.get()));
  }

  @Test
  void noTextIsTooLongForTheSheet() {
    Diagram small = SmallDiagram.get();
    String longer = "Prüfling-".repeat(60);
    Diagram.TitleBlock title =
        new Diagram.TitleBlock(
            longer, longer, longer, longer, longer, longer, longer, longer, longer);
    List<String> notes = List.of(longer, "one two three ".repeat(80), "");

    assertClean(
        sheet(
            new Diagram(
                title, small.zones(), small.groups(), small.nodes(), small.edges(), notes)));
  }

  private static void assertClean(Drawing sheet) {
    List<Words> words = words(sheet.marks());
    Rect page = new Rect(0, 0, sheet.width(), sheet.height());

    assertThat(words).allMatch(w -> page.contains(w.bounds()));
    for (int i = 0; i < words.size(); i++) {
      for (Words other : words.subList(i + 1, words.size())) {
        assertThat(words.get(i).bounds().overlaps(other.bounds()))
            .as("'%s' and '%s'", words.get(i).text(), other.text())
            .isFalse();
      }
    }
  }

  @Test
  void aHighPictureHasItsLegendBesideItAndTheSheetStaysWide() {
    LaidOut small = new LaneLayout().place(SmallDiagram.get());
    LaidOut high =
        new LaidOut(
            small.diagram(),
            small.width(),
            2 * small.width(),
            small.columns(),
            small.frames(),
            small.boxes(),
            small.lines());

    assertThat(Sheet.of(high).width()).isGreaterThan(small.width() + 300);
    assertThat(Sheet.of(high).height()).isLessThan(2 * small.width() + 200);
  }

  @Test
  void theTitleBlockSaysWhoWhatAndWhenAndLeavesRoomToSign() {
    assertThat(text(sheet(SmallDiagram.get())))
        .contains(
            "Standard PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)",
            "Cluster bank & co",
            "Cluster UID 2f0c6a5e-6f0d-4d0e-9f39-5c1c8f1a7b60",
            "Snapshot 1, first export",
            "Taken 2026-11-20 14:03 UTC",
            "Drawn by Inscope 0.1.0",
            "Sheet 1 of 1",
            "Prepared by Approved by Date");
  }

  @Test
  void linesThatStandForSeveralRowsAreListed() {
    assertThat(text(sheet(SmallDiagram.get())))
        .contains("Lines that stand for several rows of the connection table 2: 2,3,5");
  }

  @Test
  void everyLetterAndShapeIsExplained() {
    assertThat(text(sheet(SmallDiagram.get())))
        .contains(
            "T TLS",
            "M mutual TLS",
            "P by the network",
            "C clear text",
            "? not known",
            "boundary of the CDE",
            "off-page connector: drawn in full on the sheet it names",
            "potential: not known whether it is permitted");
  }

  @Test
  void linesDifferWithoutColourToo() {
    assertThat(Diagram.Edge.Style.values())
        .extracting(LineStyle::pen)
        .extracting(pen -> pen.width() + " " + pen.dashes())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsStatedIsPrintedInTheTitleBlock() {
    Diagram small = SmallDiagram.get();
    Diagram.TitleBlock title =
        new Diagram.TitleBlock(
            "t",
            "c",
            "u",
            "s",
            "2026",
            "h",
            "st",
            "tool",
            "1 of 1",
            "Example Bank",
            "imported from 1 file: etcd 1",
            "snapshot 1, 0a",
            "A. Assessor",
            "B. Boss",
            "21 Nov");

    assertThat(
            text(
                sheet(
                    new Diagram(
                        title,
                        small.zones(),
                        small.groups(),
                        small.nodes(),
                        small.edges(),
                        small.notes()))))
        .contains(
            "Assessed entity Example Bank",
            "Captured imported from 1 file: etcd 1",
            "Diagram version snapshot 1, 0a",
            "Prepared by A. Assessor Approved by B. Boss Date 21 Nov");
  }

  @Test
  void rowNumbersInARowAreARange() {
    assertThat(RowRanges.of(List.of(1, 2, 3, 5, 7, 8))).isEqualTo("1–3, 5, 7, 8");
  }
}
