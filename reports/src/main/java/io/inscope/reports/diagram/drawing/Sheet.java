package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;

/// A page: heading, the picture, and legend, notes and title block, below a wide picture and beside
/// a high one, so that the page stays in landscape. It grows with its content.
public final class Sheet {
  static final double MARGIN = 28;
  private static final double HEADING = 20;
  private static final double SUBHEADING = 13;
  private static final double GAP = 28;
  private static final double LEAST_WIDTH = 1160;
  private static final double SIDE_WIDTH = 400;
  private static final double HIGH = 0.72;

  private final LaidOut picture;
  private final List<Mark> marks = new ArrayList<>();

  private Sheet(LaidOut picture) {
    this.picture = picture;
  }

  public static Drawing of(LaidOut picture) {
    return new Sheet(picture).arranged().drawing();
  }

  /// The same before it is painted, for formats that keep boxes and lines as such.
  public static SheetParts partsOf(LaidOut picture) {
    return new Sheet(picture).arranged();
  }

  /// The picture alone, where the layout put it: what a screen shows, which has its own legend.
  public static Drawing pictureOf(LaidOut picture) {
    return new Drawing(
        picture.diagram().title().title(),
        picture.width(),
        picture.height(),
        new Picture(picture, 0, 0).marks());
  }

  private SheetParts arranged() {
    Diagram diagram = picture.diagram();
    boolean beside = picture.height() > HIGH * Math.max(picture.width(), LEAST_WIDTH);
    double inner =
        beside
            ? picture.width() + GAP + SIDE_WIDTH
            : Math.max(picture.width(), LEAST_WIDTH - 2 * MARGIN);
    double top = heading(diagram.title(), inner);
    double left = beside ? MARGIN : MARGIN + Math.floor((inner - picture.width()) / 2);
    double bottom = top + picture.height();
    List<Panel> panels =
        beside ? beside(MARGIN + picture.width() + GAP, top) : below(MARGIN, bottom + GAP, inner);
    for (Panel panel : panels) {
      bottom = Math.max(bottom, panel.y - Panel.STEP + 4);
    }
    double width = inner + 2 * MARGIN;
    double height = Math.ceil(bottom + MARGIN);
    List<SheetParts.Block> blocks = new ArrayList<>();
    blocks.add(new SheetParts.Block("Heading", marks));
    panels.forEach(panel -> blocks.add(new SheetParts.Block(panel.title, panel.marks)));
    return new SheetParts(picture, new Point(left, top), width, height, blocks);
  }

  private double heading(Diagram.TitleBlock title, double room) {
    double y = MARGIN + HEADING;
    marks.add(
        new Mark.Text(
            Words.at(
                MARGIN,
                y,
                Typeface.BOLD.shorten(title.title(), HEADING, room),
                HEADING,
                Typeface.BOLD),
            Ink.TEXT));
    y += SUBHEADING + 7;
    String what =
        String.join("   ·   ", List.of(title.standard(), title.snapshot(), title.takenAt()));
    marks.add(
        new Mark.Text(
            Words.at(
                MARGIN,
                y,
                Typeface.REGULAR.shorten(what, SUBHEADING, room),
                SUBHEADING,
                Typeface.REGULAR),
            Ink.QUIET));
    return y + 20;
  }

  private List<Panel> below(double x, double y, double width) {
    Diagram diagram = picture.diagram();
    double column = Math.floor((width - 2 * GAP) / 3);
    Panel legend = Legend.at(x, y, column);
    Panel notes = Notes.at(x + column + GAP, y, column, diagram);
    Panel title = TitleBlock.at(x + 2 * (column + GAP), y, column, diagram.title());
    List<Panel> panels = new ArrayList<>(List.of(legend, notes, title));
    double under = Math.max(legend.y, Math.max(notes.y, title.y)) + GAP / 4;
    panels.addAll(Notes.rows(x, under, width, diagram));
    return panels;
  }

  private List<Panel> beside(double x, double y) {
    Diagram diagram = picture.diagram();
    Panel title = TitleBlock.at(x, y, SIDE_WIDTH, diagram.title());
    Panel legend = Legend.at(x, title.y + GAP / 2, SIDE_WIDTH);
    Panel notes = Notes.at(x, legend.y + GAP / 2, SIDE_WIDTH, diagram);
    List<Panel> panels = new ArrayList<>(List.of(title, legend, notes));
    panels.addAll(Notes.rows(x, notes.y + GAP / 2, SIDE_WIDTH, diagram));
    return panels;
  }
}
