package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The marks of a laid-out diagram, at a place on the sheet.
final class Picture {
  private static final Pen CDE_BOUNDARY = new Pen(Ink.TEXT, 2.6, 10.0, 5.0);
  private static final Pen FRAME = new Pen(Ink.FRAME, 1, 5.0, 3.0);
  private static final Pen BOX = new Pen(Ink.TEXT, 1.1);
  private static final Pen COUNT = new Pen(Ink.QUIET, 1, 3.0, 2.5);

  private final LaidOut picture;
  private final double dx;
  private final double dy;
  private final Set<String> ids = new HashSet<>();

  Picture(LaidOut picture, double dx, double dy) {
    this.picture = picture;
    this.dx = dx;
    this.dy = dy;
  }

  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < picture.columns().size(); i++) {
      column(picture.columns().get(i), i == picture.columns().size() - 1, marks);
    }
    picture.frames().forEach(frame -> marks.add(frame(frame)));
    picture.lines().forEach(line -> marks.add(line(line)));
    picture.boxes().forEach(box -> marks.add(box(box)));
    return marks;
  }

  /// @param last whether it is the last column, which is shaded: out of scope
  private void column(LaidOut.Column column, boolean last, List<Mark> marks) {
    marks.add(area(column, last, column.rect().moved(dx, dy)));
    texts(column.heading(), Ink.TEXT, marks);
  }

  static Mark.Area area(LaidOut.Column column, boolean last, Rect rect) {
    boolean cde = column.zone().isCde();
    Ink fill = cde ? Ink.CDE : last ? Ink.SHADED : Ink.ZONE;
    return new Mark.Area(rect, cde ? 0 : 4, fill, cde ? CDE_BOUNDARY : Pen.NONE);
  }

  static Mark.Area frameArea(Rect rect) {
    return new Mark.Area(rect, 4, Ink.NONE, FRAME);
  }

  private Mark frame(LaidOut.Frame frame) {
    List<Mark> marks = new ArrayList<>();
    marks.add(frameArea(frame.rect().moved(dx, dy)));
    texts(frame.heading(), Ink.TEXT, marks);
    String title =
        frame.group().boundary().isEmpty()
            ? frame.group().title()
            : frame.group().title() + ": " + frame.group().boundary();
    return new Mark.Part(id("frame", frame.group().id()), title, List.of(), marks);
  }

  private Mark box(LaidOut.Box box) {
    List<Mark> marks = new ArrayList<>();
    marks.addAll(outline(box.node().kind(), box.rect().moved(dx, dy)));
    texts(box.words(), Ink.TEXT, marks);
    for (LaidOut.Tag cue : box.cues()) {
      marks.add(new Mark.Area(cue.rect().moved(dx, dy), 2, Ink.CUE, Pen.NONE));
      marks.add(new Mark.Text(cue.words().moved(dx, dy), Ink.PAPER));
    }
    List<String> said = new ArrayList<>(box.node().lines());
    said.addAll(box.node().cues());
    return new Mark.Part(id("node", box.node().id()), String.join("; ", said), List.of(), marks);
  }

  /// Each kind of node has a shape of its own.
  static List<Mark> outline(Diagram.Node.Kind kind, Rect rect) {
    return switch (kind) {
      case WORKLOAD -> List.of(new Mark.Area(rect, 0, Ink.PAPER, BOX));
      case NAMESPACE ->
          List.of(
              new Mark.Area(rect, 0, Ink.PAPER, BOX),
              new Mark.Path(
                  List.of(
                      new Point(rect.x() + 3.5, rect.y()),
                      new Point(rect.x() + 3.5, rect.bottom())),
                  BOX));
      case ADDRESS -> List.of(new Mark.Area(rect, Math.min(9, rect.height() / 2), Ink.PAPER, BOX));
      case ENTRY -> {
        double cut = Math.min(6, rect.height() / 3);
        yield List.of(
            new Mark.Shape(
                List.of(
                    new Point(rect.x() + cut, rect.y()),
                    new Point(rect.right() - cut, rect.y()),
                    new Point(rect.right(), rect.y() + cut),
                    new Point(rect.right(), rect.bottom() - cut),
                    new Point(rect.right() - cut, rect.bottom()),
                    new Point(rect.x() + cut, rect.bottom()),
                    new Point(rect.x(), rect.bottom() - cut),
                    new Point(rect.x(), rect.y() + cut)),
                Ink.PAPER,
                BOX));
      }
      case COUNT -> List.of(new Mark.Area(rect, 4, Ink.PAPER, COUNT));
      case OFF_PAGE -> List.of(offPage(rect));
    };
  }

  /// A pentagon, as on flow charts where a line goes on elsewhere.
  private static Mark offPage(Rect rect) {
    double tip = Math.min(6, rect.height() / 3);
    return new Mark.Shape(
        List.of(
            new Point(rect.x(), rect.y()),
            new Point(rect.right(), rect.y()),
            new Point(rect.right(), rect.bottom() - tip),
            new Point(rect.x() + rect.width() / 2, rect.bottom()),
            new Point(rect.x(), rect.bottom() - tip)),
        Ink.PAPER,
        BOX);
  }

  private Mark line(LaidOut.Line line) {
    List<Mark> marks = new ArrayList<>();
    Pen pen = LineStyle.pen(line.edge().style());
    List<Point> points = line.points().stream().map(this::moved).toList();
    Point tip = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
    double keep = length == 0 ? 0 : Math.max(0, 1 - (LineStyle.HEAD - 1) / length);
    List<Point> shaft = new ArrayList<>(points.subList(0, points.size() - 1));
    shaft.add(
        new Point(
            before.x() + keep * (tip.x() - before.x()),
            before.y() + keep * (tip.y() - before.y())));
    Rect start = line.start().rect().moved(dx, dy);
    Rect label = line.labelRect().moved(dx, dy);
    Rect withRoom =
        line.label().isEmpty()
            ? label
            : new Rect(label.x(), label.y(), label.width() + 3, label.height());
    for (List<Point> piece : Cut.around(shaft, List.of(start, withRoom))) {
      marks.add(new Mark.Path(piece, pen));
    }
    marks.add(LineStyle.head(before, tip, pen.ink()));
    number(line.start(), pen.ink(), marks);
    number(line.end(), pen.ink(), marks);
    texts(line.label(), Ink.TEXT, marks);
    return new Mark.Part(
        id("edge", Integer.toString(line.edge().number())),
        title(line.edge()),
        line.edge().rows(),
        marks);
  }

  private void number(LaidOut.Tag tag, Ink ink, List<Mark> marks) {
    Rect rect = tag.rect().moved(dx, dy);
    marks.add(new Mark.Area(rect, rect.height() / 2, Ink.PAPER, new Pen(ink, 1)));
    marks.add(new Mark.Text(tag.words().moved(dx, dy), Ink.TEXT));
  }

  private String title(Diagram.Edge edge) {
    return "%s to %s: %s, %s, %s %s of the connection table"
        .formatted(
            nameOf(edge.from()),
            nameOf(edge.to()),
            edge.label(),
            switch (edge.style()) {
              case PROTECTED -> "protected";
              case CLEAR -> "clear or not known to be protected";
              case CLEAR_INTO_CDE -> "clear or not known to be protected, into the CDE";
              case UNKNOWN -> "not known whether permitted";
            },
            edge.rows().size() == 1 ? "row" : "rows",
            RowRanges.of(edge.rows()));
  }

  private String nameOf(String node) {
    return picture.diagram().nodes().stream()
        .filter(n -> n.id().equals(node))
        .map(n -> n.lines().isEmpty() ? n.id() : n.lines().getFirst())
        .collect(Collectors.joining());
  }

  /// An id that XML and style sheets can live with, unique in the drawing.
  private String id(String prefix, String raw) {
    String id = prefix + "-" + raw.replaceAll("[^A-Za-z0-9_.-]", "_");
    String unique = id;
    for (int i = 2; !ids.add(unique); i++) {
      unique = id + "." + i;
    }
    return unique;
  }

  private Point moved(Point point) {
    return new Point(point.x() + dx, point.y() + dy);
  }

  private void texts(List<Words> words, Ink ink, List<Mark> marks) {
    words.forEach(w -> marks.add(new Mark.Text(w.moved(dx, dy), ink)));
  }
}
