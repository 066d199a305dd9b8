package io.inscope.reports.diagram.shapes;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.util.List;
import java.util.SortedMap;

/// One shape of a page; later ones cover earlier ones, and whatever a shape refers to comes before
/// it. Places are on the sheet.
public sealed interface Shape {
  /// 1-based, unique on the page.
  int number();

  Role role();

  SortedMap<Datum, String> data();

  /// A zone or a frame.
  ///
  /// @param parent the container it stands in; 0 for the page
  record Container(
      int number,
      Role role,
      int parent,
      Mark.Area area,
      List<Words> text,
      SortedMap<Datum, String> data)
      implements Shape {}

  /// A node.
  ///
  /// @param outline its shape first, then strokes on it
  record Box(
      int number,
      int parent,
      Rect rect,
      List<Mark> outline,
      List<Words> text,
      SortedMap<Datum, String> data)
      implements Shape {
    @Override
    public Role role() {
      return Role.NODE;
    }
  }

  /// A short text on a box.
  record Cue(int number, int box, LaidOut.Tag tag, SortedMap<Datum, String> data) implements Shape {
    @Override
    public Role role() {
      return Role.CUE;
    }
  }

  /// An edge, from the border of one box to that of another.
  ///
  /// @param from number of a box
  /// @param label empty when it has none
  record Connector(
      int number,
      int from,
      int to,
      List<Point> points,
      Pen pen,
      List<Words> label,
      SortedMap<Datum, String> data)
      implements Shape {
    @Override
    public Role role() {
      return Role.EDGE;
    }
  }

  /// The number at an end of a connector.
  ///
  /// @param start whether it stands at the initiator's end
  record Badge(
      int number,
      int connector,
      boolean start,
      LaidOut.Tag tag,
      Ink ink,
      SortedMap<Datum, String> data)
      implements Shape {
    @Override
    public Role role() {
      return Role.BADGE;
    }
  }

  /// A paragraph beside the picture.
  record Lettering(int number, List<Words> lines, Ink ink, SortedMap<Datum, String> data)
      implements Shape {
    @Override
    public Role role() {
      return Role.TEXT;
    }

    /// The room it takes.
    public Rect rect() {
      return Texts.bounds(lines);
    }
  }

  /// A stroke beside the picture; never a text or a part.
  record Ornament(int number, Mark mark, SortedMap<Datum, String> data) implements Shape {
    @Override
    public Role role() {
      return Role.ORNAMENT;
    }
  }
}
