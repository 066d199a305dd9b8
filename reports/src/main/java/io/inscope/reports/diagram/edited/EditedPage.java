package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    return all(role, id).stream().findFirst();
  }

  /// The shapes of an id, those we wrote before their copies.
  List<EditedShape> all(Role role, String id) {
    return shapes.stream()
        .filter(s -> s.is(role) && s.get(Datum.ID).equals(id))
        .sorted(Comparator.comparing(s -> !s.isOriginal()))
        .toList();
  }

  /// What the data of the page lists, and how often: two lines may have the same id.
  SortedMap<String, Integer> listed(Datum datum) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    get(datum).lines().forEach(id -> counts.merge(id, 1, Integer::sum));
    return counts;
  }
}
