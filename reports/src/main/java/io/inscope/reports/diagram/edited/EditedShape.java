package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import java.util.Map;
import java.util.Optional;

/// A shape as it is found in a file.
///
/// @param id as the format has it now
/// @param data what it carries of us; empty for a shape that somebody added
/// @param rect where it is now, on the sheet, in pixels of 1/96 inch; of no meaning for edges
/// @param text lines without looks
/// @param from the id of the shape its start is glued to; empty when it is not
record EditedShape(
    String id, Map<Datum, String> data, Rect rect, String text, String from, String to) {
  EditedShape {
    data = Map.copyOf(data);
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
