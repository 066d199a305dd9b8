package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.List;

/// A diagram with places: what writers, and the window, draw. The sheet around it, with title
/// block, legend and notes, is not part of it. In pixels of 1/96 inch; everything lies between (0,
/// 0) and (width, height).
///
/// @param columns one for each zone, left to right
/// @param frames one for each group that has boxes
/// @param boxes one for each node, in the diagram's order
/// @param lines one for each edge, in the diagram's order
public record LaidOut(
    Diagram diagram,
    double width,
    double height,
    List<Column> columns,
    List<Frame> frames,
    List<Box> boxes,
    List<Line> lines) {
  public LaidOut {
    columns = List.copyOf(columns);
    frames = List.copyOf(frames);
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /// The area of a zone.
  ///
  /// @param heading its title, and the control on its boundary if it has one
  public record Column(Diagram.Zone zone, Rect rect, List<Words> heading) {
    public Column {
      heading = List.copyOf(heading);
    }
  }

  /// The frame around the boxes of a group.
  public record Frame(Diagram.Group group, Rect rect, List<Words> heading) {
    public Frame {
      heading = List.copyOf(heading);
    }
  }

  /// A node.
  public record Box(Diagram.Node node, Rect rect, List<Words> words, List<Tag> cues) {
    public Box {
      words = List.copyOf(words);
      cues = List.copyOf(cues);
    }
  }

  /// A short text in a rectangle of its own.
  public record Tag(Rect rect, Words words) {}

  /// An edge.
  ///
  /// @param points from the initiator's border to the responder's, where the arrow's tip is
  /// @param start the edge's number, near the initiator
  /// @param end the edge's number, near the responder
  /// @param label protocol, ports and protection, beside `end`; empty when the edge has no label
  public record Line(Diagram.Edge edge, List<Point> points, Tag start, Tag end, List<Words> label) {
    public Line {
      points = List.copyOf(points);
      label = List.copyOf(label);
    }

    /// The room of number and label near the responder.
    public Rect labelRect() {
      return label.stream().map(Words::bounds).reduce(end.rect(), Rect::and);
    }
  }
}
