package io.inscope.reports.diagram.drawing;

import java.util.List;

/// A finished page, ready to be written in any format. In pixels of 1/96 inch.
public record Drawing(String title, double width, double height, List<Mark> marks) {
  public Drawing {
    marks = List.copyOf(marks);
  }
}
