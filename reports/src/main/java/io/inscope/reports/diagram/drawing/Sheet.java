package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;

/// A page: heading, the picture, and legend, notes and title block, below a wide picture and beside
/// a high one, so that letters on paper are as large as they can be. It grows with its content.
public final class Sheet {
  static final double MARGIN = 28;
  private static final double HEADING = 20;
  private static final double SUBHEADING = 13;
  private static final double GAP = 28;
  private static final double LEAST_WIDTH = 1160;
  private static final double SIDE_WIDTH = 400;
  private static final double COLUMN_LEAST = 330;

  private final LaidOut picture;

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

  /// Of all ways to put the small print around the picture, the one that leaves the largest letters
  /// on paper; the first of equals.
  private SheetParts arranged() {
    SheetParts best = below(3);
    double inner = Math.max(picture.width(), LEAST_WIDTH - 2 * MARGIN);
    for (int columns = 4; columns * (COLUMN_LEAST + GAP) <= inner + GAP; columns++) {
      best = larger(best, below(columns));
    }
    return larger(larger(best, beside(false)), beside(true));
  }

  private static SheetParts larger(SheetParts a, SheetParts b) {
    return scale(b) > scale(a) ? b : a;
  }

  private static double scale(SheetParts parts) {
    return Paper.scale(parts.width(), parts.height());
  }

  /// Legend, notes in one column or more, and title block, below the picture.
  private SheetParts below(int columns) {
    Diagram diagram = picture.diagram();
    double inner = Math.max(picture.width(), LEAST_WIDTH - 2 * MARGIN);
    List<Mark> heading = new ArrayList<>();
    double top = heading(heading, diagram.title(), inner);
    double left = MARGIN + Math.floor((inner - picture.width()) / 2);
    double y = top + picture.height() + GAP;
    double width = Math.floor((inner - (columns - 1) * GAP) / columns);
    List<Panel> panels = new ArrayList<>();
    panels.add(Legend.at(MARGIN, y, width));
    panels.addAll(Notes.at(MARGIN + width + GAP, y, width, GAP, columns - 2, diagram));
    double last = MARGIN + (columns - 1) * (width + GAP);
    panels.add(TitleBlock.at(last, y, width, diagram.title()));
    panels.addAll(Notes.rows(MARGIN, bottom(panels) + GAP / 4, inner, diagram));
    return parts(heading, new Point(left, top), inner, panels);
  }

  /// All of it at the right of the picture, or the notes below both.
  private SheetParts beside(boolean notesBelow) {
    Diagram diagram = picture.diagram();
    double inner = picture.width() + GAP + SIDE_WIDTH;
    List<Mark> heading = new ArrayList<>();
    double top = heading(heading, diagram.title(), inner);
    double x = MARGIN + picture.width() + GAP;
    Panel title = TitleBlock.at(x, top, SIDE_WIDTH, diagram.title());
    Panel legend = Legend.at(x, title.y + GAP / 2, SIDE_WIDTH);
    List<Panel> panels = new ArrayList<>(List.of(title, legend));
    if (notesBelow) {
      double y = Math.max(top + picture.height(), legend.y) + GAP;
      int columns = Math.max(1, (int) ((inner + GAP) / (SIDE_WIDTH + GAP)));
      double width = Math.floor((inner - (columns - 1) * GAP) / columns);
      panels.addAll(Notes.at(MARGIN, y, width, GAP, columns, diagram));
      panels.addAll(Notes.rows(MARGIN, bottom(panels) + GAP / 4, inner, diagram));
    } else {
      panels.addAll(Notes.at(x, legend.y + GAP / 2, SIDE_WIDTH, GAP, 1, diagram));
      panels.addAll(Notes.rows(x, bottom(panels) + GAP / 2, SIDE_WIDTH, diagram));
    }
    return parts(heading, new Point(MARGIN, top), inner, panels);
  }

  private static double bottom(List<Panel> panels) {
    return panels.stream().mapToDouble(panel -> panel.y).max().orElse(0);
  }

  private SheetParts parts(List<Mark> heading, Point corner, double inner, List<Panel> panels) {
    double bottom = Math.max(corner.y() + picture.height(), bottom(panels) - Panel.STEP + 4);
    List<SheetParts.Block> blocks = new ArrayList<>();
    blocks.add(new SheetParts.Block("Heading", heading));
    panels.forEach(panel -> blocks.add(new SheetParts.Block(panel.title, panel.marks)));
    return new SheetParts(picture, corner, inner + 2 * MARGIN, Math.ceil(bottom + MARGIN), blocks);
  }

  /// @return where the picture begins
  private static double heading(List<Mark> marks, Diagram.TitleBlock title, double room) {
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
}
