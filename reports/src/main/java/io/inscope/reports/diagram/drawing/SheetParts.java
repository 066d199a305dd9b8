package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.ArrayList;
import java.util.List;

/// A sheet before it is painted: the picture, where it stands on the sheet, and the blocks of text
/// around it. In pixels of 1/96 inch.
///
/// @param origin where the picture's (0, 0) stands on the sheet
/// @param blocks heading, legend, notes and title block, in the order they are painted
public record SheetParts(
    LaidOut picture, Point origin, double width, double height, List<Block> blocks) {
  public SheetParts {
    blocks = List.copyOf(blocks);
  }

  /// Text beside the picture, at its place on the sheet.
  public record Block(String title, List<Mark> marks) {
    public Block {
      marks = List.copyOf(marks);
    }
  }

  /// All of it, painted.
  public Drawing drawing() {
    List<Mark> all = new ArrayList<>();
    all.add(new Mark.Area(new Rect(0, 0, width, height), 0, Ink.PAPER, Pen.NONE));
    Rect border = new Rect(0, 0, width, height).grown(-Sheet.MARGIN / 3);
    all.add(new Mark.Area(border, 0, Ink.NONE, new Pen(Ink.RULE, 0.75)));
    all.addAll(blocks.getFirst().marks());
    all.addAll(new Picture(picture, origin.x(), origin.y()).marks());
    blocks.stream().skip(1).forEach(block -> all.addAll(block.marks()));
    return new Drawing(picture.diagram().title().title(), width, height, all);
  }
}
