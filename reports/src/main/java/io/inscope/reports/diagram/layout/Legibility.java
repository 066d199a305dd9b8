package io.inscope.reports.diagram.layout;

import java.util.List;

/// How hard a picture is to read, by what experiments with readers found to matter: crossings
/// first, then bends, then length. Purchase, "Which aesthetic has the greatest effect on human
/// understanding?" (1997): <https://doi.org/10.1007/3-540-63938-1_67>
///
/// @param crossings points where two lines cross
/// @param bends of all lines
/// @param length of all lines, in pixels
/// @param paper the width of a sheet in landscape that holds the picture, with legend and notes
///   beside it or below, in pixels: paper is given, so the wider the sheet, the smaller everything
///   on it
public record Legibility(int crossings, int bends, double length, double paper) {
  /// How high a sheet is for its width, by ISO 216.
  private static final double LANDSCAPE = Math.sqrt(2);

  /// A3 with letters of 7 points.
  private static final double A3 = 1910;

  /// A3 with letters of 6 points, which is what small print has.
  private static final double SMALL_PRINT = 2230;

  /// What legend, notes and title block take.
  private static final double BELOW = 500;

  private static final double BESIDE = 430;

  private static final double BEND = 0.25;
  private static final double SHRUNK = 20;
  private static final double TOO_SMALL = 200;

  public static Legibility of(LaidOut picture) {
    List<LaidOut.Line> lines = picture.lines();
    int crossings = 0;
    int bends = 0;
    double length = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<Point> points = lines.get(i).points();
      bends += points.size() - 2;
      for (int k = 1; k < points.size(); k++) {
        Point from = points.get(k - 1);
        Point to = points.get(k);
        length += Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
      }
      for (LaidOut.Line other : lines.subList(i + 1, lines.size())) {
        crossings += crossings(points, other.points());
      }
    }
    return new Legibility(crossings, bends, length, paper(picture.width(), picture.height()));
  }

  private static double paper(double width, double height) {
    double below = Math.max(width, LANDSCAPE * (height + BELOW));
    double beside = Math.max(width + BESIDE, LANDSCAPE * height);
    return Math.min(below, beside);
  }

  /// The strain on the reader, in crossings; less is better. Four bends count as a crossing, so
  /// does line as long as the sheet is wide, and so does each twentieth by which letters are
  /// smaller than 7 points on A3; below 6 points each hundredth counts as two more.
  public double strain() {
    return crossings
        + BEND * bends
        + length / paper
        + SHRUNK * Math.max(0, paper / A3 - 1)
        + TOO_SMALL * Math.max(0, paper / SMALL_PRINT - 1);
  }

  private static int crossings(List<Point> a, List<Point> b) {
    int count = 0;
    for (int i = 1; i < a.size(); i++) {
      for (int j = 1; j < b.size(); j++) {
        Point a1 = a.get(i - 1);
        Point a2 = a.get(i);
        Point b1 = b.get(j - 1);
        Point b2 = b.get(j);
        if (cross(a1, a2, b1, b2) || cross(b1, b2, a1, a2)) {
          count++;
        }
      }
    }
    return count;
  }

  /// Whether a level part and an upright one cross; touching is no crossing.
  private static boolean cross(Point level1, Point level2, Point upright1, Point upright2) {
    return level1.y() == level2.y()
        && upright1.x() == upright2.x()
        && between(upright1.x(), level1.x(), level2.x())
        && between(level1.y(), upright1.y(), upright2.y());
  }

  private static boolean between(double at, double a, double b) {
    return Math.min(a, b) < at && at < Math.max(a, b);
  }
}
