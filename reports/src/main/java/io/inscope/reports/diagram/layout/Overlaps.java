package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/// Measures whether a picture is clean: what an eye would stumble over, in sentences. None for a
/// clean one.
///
/// Looked at: boxes over boxes; labels and numbers over boxes, each other and other lines; lines
/// through boxes that are not their ends; lines lying on each other; text wider than its box or its
/// heading's area; zones and frames that meet; boxes outside of their zone or frame, or in the
/// frame of others; anything outside of the page.
public final class Overlaps {
  private final LaidOut picture;
  private final List<String> found = new ArrayList<>();

  private Overlaps(LaidOut picture) {
    this.picture = picture;
  }

  public static List<String> in(LaidOut picture) {
    Overlaps overlaps = new Overlaps(picture);
    overlaps.page();
    overlaps.areas();
    overlaps.boxes();
    overlaps.lines();
    overlaps.labels();
    return List.copyOf(overlaps.found);
  }

  private void page() {
    Rect page = new Rect(0, 0, picture.width(), picture.height());
    for (LaidOut.Column column : picture.columns()) {
      inside(page, column.rect(), "zone " + column.zone().id(), "the page");
      headings(column.heading(), column.rect(), "zone " + column.zone().id());
    }
    for (LaidOut.Frame frame : picture.frames()) {
      inside(page, frame.rect(), "frame " + frame.group().id(), "the page");
      headings(frame.heading(), frame.rect(), "frame " + frame.group().id());
    }
    for (LaidOut.Line line : picture.lines()) {
      for (Point point : line.points()) {
        inside(page, new Rect(point.x(), point.y(), 0, 0), name(line), "the page");
      }
      inside(page, line.labelRect(), "the label of " + name(line), "the page");
      inside(page, line.start().rect(), "the number of " + name(line), "the page");
    }
  }

  private void areas() {
    for (int i = 0; i < picture.columns().size(); i++) {
      LaidOut.Column column = picture.columns().get(i);
      String zone = "zone " + column.zone().id();
      for (LaidOut.Column other : picture.columns().subList(i + 1, picture.columns().size())) {
        apart(column.rect(), other.rect(), zone, "zone " + other.zone().id());
      }
      for (LaidOut.Frame frame : picture.frames()) {
        if (frame.group().zone().equals(column.zone().id())) {
          inside(column.rect(), frame.rect(), "frame " + frame.group().id(), zone);
        }
      }
      for (LaidOut.Box box : picture.boxes()) {
        if (box.node().zone().equals(column.zone().id())) {
          inside(column.rect(), box.rect(), "box " + box.node().id(), zone);
        }
      }
    }
    for (int i = 0; i < picture.frames().size(); i++) {
      LaidOut.Frame frame = picture.frames().get(i);
      String name = "frame " + frame.group().id();
      for (LaidOut.Frame other : picture.frames().subList(i + 1, picture.frames().size())) {
        apart(frame.rect(), other.rect(), name, "frame " + other.group().id());
      }
      for (LaidOut.Box box : picture.boxes()) {
        if (box.node().group().equals(frame.group().id())) {
          inside(frame.rect(), box.rect(), "box " + box.node().id(), name);
        } else {
          apart(frame.rect(), box.rect(), name, "box " + box.node().id());
        }
      }
    }
  }

  private void headings(List<Words> heading, Rect area, String what) {
    for (Words words : heading) {
      inside(area, words.bounds(), "the text '" + words.text() + "'", what);
      for (LaidOut.Box box : picture.boxes()) {
        apart(box.rect(), words.bounds(), "box " + box.node().id(), "the heading of " + what);
      }
      for (LaidOut.Line line : picture.lines()) {
        through(words.bounds(), line, "the heading of " + what);
        apart(line.labelRect(), words.bounds(), name(line), "the heading of " + what);
      }
    }
  }

  private void boxes() {
    Rect page = new Rect(0, 0, picture.width(), picture.height());
    for (int i = 0; i < picture.boxes().size(); i++) {
      LaidOut.Box box = picture.boxes().get(i);
      String name = "box " + box.node().id();
      inside(page, box.rect(), name, "the page");
      box.words().forEach(w -> inside(box.rect(), w.bounds(), "'" + w.text() + "'", name));
      for (LaidOut.Tag cue : box.cues()) {
        inside(box.rect(), cue.rect(), "the cue", name);
        inside(cue.rect(), cue.words().bounds(), "'" + cue.words().text() + "'", "its cue");
      }
      for (LaidOut.Box other : picture.boxes().subList(i + 1, picture.boxes().size())) {
        apart(box.rect(), other.rect(), name, "box " + other.node().id());
      }
      for (LaidOut.Line line : picture.lines()) {
        // An end may touch its own box, but nothing of a line lies inside of a box.
        through(box.rect(), line, name);
        apart(box.rect(), line.labelRect(), name, "the label of " + name(line));
        apart(box.rect(), line.start().rect(), name, "the number of " + name(line));
      }
    }
  }

  private void lines() {
    for (int i = 0; i < picture.lines().size(); i++) {
      for (int j = i + 1; j < picture.lines().size(); j++) {
        LaidOut.Line a = picture.lines().get(i);
        LaidOut.Line b = picture.lines().get(j);
        if (lieOnEachOther(a.points(), b.points())) {
          found.add(name(a) + " lies on " + name(b));
        }
      }
    }
  }

  private static boolean lieOnEachOther(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int j = 1; j < b.size(); j++) {
        if (overlay(a.get(i - 1), a.get(i), b.get(j - 1), b.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether two upright or level parts share more than a point.
  private static boolean overlay(Point a1, Point a2, Point b1, Point b2) {
    boolean level = a1.y() == a2.y() && b1.y() == b2.y() && Math.abs(a1.y() - b1.y()) < 1;
    boolean upright = a1.x() == a2.x() && b1.x() == b2.x() && Math.abs(a1.x() - b1.x()) < 1;
    return (level && shared(a1.x(), a2.x(), b1.x(), b2.x()) > 1)
        || (upright && shared(a1.y(), a2.y(), b1.y(), b2.y()) > 1);
  }

  private static double shared(double a1, double a2, double b1, double b2) {
    return Math.min(Math.max(a1, a2), Math.max(b1, b2))
        - Math.max(Math.min(a1, a2), Math.min(b1, b2));
  }

  private void labels() {
    for (int i = 0; i < picture.lines().size(); i++) {
      LaidOut.Line line = picture.lines().get(i);
      apart(line.labelRect(), line.start().rect(), "the label of " + name(line), "its number");
      for (int j = 0; j < picture.lines().size(); j++) {
        if (i == j) {
          continue;
        }
        LaidOut.Line other = picture.lines().get(j);
        String label = "the label of " + name(line);
        String number = "the number of " + name(line);
        through(line.labelRect(), other, label);
        through(line.start().rect(), other, number);
        apart(line.labelRect(), other.start().rect(), label, "the number of " + name(other));
        if (i < j) {
          apart(line.labelRect(), other.labelRect(), label, "the label of " + name(other));
          apart(line.start().rect(), other.start().rect(), number, "that of " + name(other));
        }
      }
    }
  }

  private void through(Rect rect, LaidOut.Line line, String what) {
    for (int i = 1; i < line.points().size(); i++) {
      if (rect.crossedBy(line.points().get(i - 1), line.points().get(i))) {
        found.add(name(line) + " runs through " + what);
        return;
      }
    }
  }

  private void apart(Rect a, Rect b, String nameOfA, String nameOfB) {
    if (a.overlaps(b)) {
      found.add(nameOfA + " overlaps " + nameOfB);
    }
  }

  private void inside(Rect outer, Rect inner, String nameOfInner, String nameOfOuter) {
    if (!outer.contains(inner)) {
      found.add(nameOfInner + " leaves " + nameOfOuter);
    }
  }

  private static String name(LaidOut.Line line) {
    return "line " + line.edge().number();
  }
}
