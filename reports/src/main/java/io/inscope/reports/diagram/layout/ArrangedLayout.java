package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.routing.Board;
import io.inscope.reports.diagram.layout.routing.Router;
import io.inscope.reports.diagram.layout.routing.Routes;
import io.inscope.reports.diagram.layout.routing.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Another layout's picture with boxes where people put them, and all lines drawn anew around them.
///
/// A box moved by hand keeps its place also when the snapshot is replaced; every other one stays
/// where the base layout has it unless it would meet one that was moved. A box never stands in a
/// zone or a frame that it is not in: somebody signs this picture. Where lines or labels lack room
/// boxes move apart; when that is not enough the base layout's picture is the answer. Both are said
/// in a remark.
///
/// Without places the base layout's picture is returned as it is. Same diagram and arrangement,
/// same picture.
public final class ArrangedLayout implements Layout {
  /// How far below the lower border of its zone a box may be put, in pixels; the zone grows.
  public static final double REACH = 400;

  private static final int MOST_ROUNDS = 10;
  private static final int ONE_WAY_ROUNDS = 3;

  private final Layout base;
  private final Arrangement arrangement;

  public ArrangedLayout(Layout base, Arrangement arrangement) {
    this.base = base;
    this.arrangement = arrangement;
  }

  @Override
  public LaidOut place(Diagram diagram) {
    return arrange(diagram).picture();
  }

  /// The picture, and what could not be done as arranged.
  public Arranged arrange(Diagram diagram) {
    return moved(base.place(Captions.on(diagram, arrangement.captions())), arrangement);
  }

  /// Moves boxes of a picture that is there already and draws all its lines anew: what a window
  /// does while somebody drags a box. Captions are taken as written in the picture.
  ///
  /// @param picture as the base layout has it
  public static Arranged moved(LaidOut picture, Arrangement arrangement) {
    boolean concerned =
        picture.boxes().stream()
            .anyMatch(b -> Seating.isPlace(arrangement.places().get(b.node().id())));
    if (!concerned) {
      return new Arranged(picture, List.of());
    }
    Seating seating = new Seating(picture, arrangement);
    List<String> remarks = new ArrayList<>(seating.remarks);
    if (seating.isComplete()) {
      Spread spread = new Spread(picture, seating);
      for (int round = 0; round < MOST_ROUNDS; round++) {
        LaidOut boxes = spread.picture();
        Routes routes = Router.route(board(boxes));
        if (routes.tight().isEmpty()) {
          LaidOut drawn = withLines(boxes, routes.paths());
          if (!Overlaps.in(drawn).isEmpty()) {
            break;
          }
          if (spread.movedBoxes()) {
            remarks.add("Boxes stand further apart than arranged, so that labels have room.");
          }
          return new Arranged(drawn, remarks);
        }
        spread.widen(routes.tight(), round >= ONE_WAY_ROUNDS);
      }
    }
    remarks.add(
        "There was no room for all lines and labels; the page is drawn as if no box had been"
            + " moved.");
    return new Arranged(picture, remarks);
  }

  private static Board board(LaidOut picture) {
    Map<String, Integer> index = new HashMap<>();
    picture.boxes().forEach(box -> index.put(box.node().id(), index.size()));
    List<Wire> wires = new ArrayList<>();
    for (Diagram.Edge edge : picture.diagram().edges()) {
      EdgeText text = new EdgeText(edge);
      wires.add(
          new Wire(
              index.getOrDefault(edge.from(), -1),
              index.getOrDefault(edge.to(), -1),
              LineEnd.TAIL_ROOM + text.numberWidth(),
              LineEnd.HEAD_ROOM + text.width()));
    }
    List<Rect> texts = new ArrayList<>();
    List<Rect> borders = new ArrayList<>();
    for (LaidOut.Column column : picture.columns()) {
      column.heading().forEach(words -> texts.add(words.bounds()));
      borders.add(column.rect());
    }
    for (LaidOut.Frame frame : picture.frames()) {
      frame.heading().forEach(words -> texts.add(words.bounds()));
      borders.add(frame.rect());
    }
    return new Board(
        picture.width(),
        picture.height(),
        picture.boxes().stream().map(LaidOut.Box::rect).toList(),
        texts,
        borders,
        wires);
  }

  private static LaidOut withLines(LaidOut picture, List<List<Point>> paths) {
    List<LaidOut.Line> lines = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      lines.add(LineEnd.line(picture.diagram().edges().get(i), paths.get(i)));
    }
    return new LaidOut(
        picture.diagram(),
        picture.width(),
        picture.height(),
        picture.columns(),
        picture.frames(),
        picture.boxes(),
        lines);
  }
}
