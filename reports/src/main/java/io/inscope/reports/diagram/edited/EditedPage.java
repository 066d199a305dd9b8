package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page as it is found in a file.
///
/// @param title as people see it
/// @param data what it carries of us; empty for a page that somebody added
record EditedPage(String title, Map<Datum, String> data, List<EditedShape> shapes) {
  EditedPage {
    data = Map.copyOf(data);
    shapes = List.copyOf(shapes);
  }

  String get(Datum datum) {
    return data.getOrDefault(datum, "");
  }

  boolean isOurs() {
    return data.containsKey(Datum.PAGE);
  }

  /// The shape of an id: the one we wrote if it is still there, else its first copy.
  Optional<EditedShape> find(Role role, String id) {
    List<EditedShape> all = all(role, id);
    return all.stream()
        .filter(EditedShape::isOriginal)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  List<EditedShape> all(Role role, String id) {
    return shapes.stream().filter(s -> s.is(role) && s.get(Datum.ID).equals(id)).toList();
  }

  /// What the data of the page lists, a line each.
  List<String> listed(Datum datum) {
    return get(datum).lines().distinct().toList();
  }
}
