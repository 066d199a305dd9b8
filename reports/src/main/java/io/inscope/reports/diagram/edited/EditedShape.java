package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shape as it is found in a file.
///
/// @param id as the format has it now
/// @param data what it carries of us; empty for a shape that somebody added
/// @param rect where it is now, on the sheet, in pixels of 1/96 inch; of no meaning for edges
/// @param text lines without looks
/// @param from the id of the shape its start is glued to; empty when it is not
/// @param bends where an edge turns, on the sheet
record EditedShape(
    String id,
    Map<Datum, String> data,
    Rect rect,
    String text,
    String from,
    String to,
    List<Point> bends) {
  private static final double BENT = 3;

  EditedShape {
    data = Map.copyOf(data);
    bends = List.copyOf(bends);
  }

  /// Whether an edge turns elsewhere than we wrote.
  boolean isBentAnew() {
    if (!data.containsKey(Datum.BENDS)) {
      return false;
    }
    String[] written = get(Datum.BENDS).isEmpty() ? new String[0] : get(Datum.BENDS).split(" ");
    if (written.length != bends.size()) {
      return true;
    }
    for (int i = 0; i < written.length; i++) {
      if (!isNear(written[i], bends.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNear(String written, Point now) {
    String[] numbers = written.split(",", 2);
    try {
      double dx = Double.parseDouble(numbers[0]) - now.x();
      double dy = Double.parseDouble(numbers[numbers.length - 1]) - now.y();
      return Math.abs(dx) < BENT && Math.abs(dy) < BENT;
    } catch (NumberFormatException e) {
      return true; // Nothing to compare with.
    }
  }

  String get(Datum datum) {
    return data.getOrDefault(datum, "");
  }

  boolean is(Role role) {
    return get(Datum.KIND).equals(role.key());
  }

  boolean isOurs() {
    return data.containsKey(Datum.KIND);
  }

  /// Whether it is the very shape we wrote, and no copy.
  boolean isOriginal() {
    return get(Datum.SHAPE).equals(id);
  }

  /// A place or size that the data has.
  Optional<Double> number(Datum datum) {
    try {
      double number = Double.parseDouble(get(datum));
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
