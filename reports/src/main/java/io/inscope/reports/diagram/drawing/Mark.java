package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import java.util.List;

/// One stroke of a drawing. Later marks cover earlier ones.
public sealed interface Mark {
  /// A rectangle.
  ///
  /// @param radius of its corners; 0 for sharp ones
  record Area(Rect rect, double radius, Ink fill, Pen pen) implements Mark {}

  /// A line through several points.
  record Path(List<Point> points, Pen pen) implements Mark {
    public Path {
      points = List.copyOf(points);
    }
  }

  /// A filled shape.
  record Shape(List<Point> points, Ink fill, Pen pen) implements Mark {
    public Shape {
      points = List.copyOf(points);
    }
  }

  record Text(Words words, Ink ink) implements Mark {}

  /// Marks that mean one thing: a node or an edge.
  ///
  /// @param id unique in the drawing
  /// @param title what a reader sees who points at it
  /// @param rows the rows of the connection table it stands for; empty for nodes
  record Part(String id, String title, List<Integer> rows, List<Mark> marks) implements Mark {
    public Part {
      rows = List.copyOf(rows);
      marks = List.copyOf(marks);
    }
  }
}
