package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people changed on one page of the diagram by hand: where boxes stand and what they are
/// called. Keyed by what stays the same when the snapshot is replaced; ids that a diagram does not
/// have are kept and wait for it.
///
/// @param places top left corner of a box by the id of its node, in pixels of 1/96 inch from the
///   top left corner of the column of its zone
/// @param captions what people call a node, by its id, or an edge, by [#idOf]; the name the cluster
///   has for it stays readable beside it
public record Arrangement(SortedMap<String, Point> places, SortedMap<String, String> captions) {
  public static final Arrangement NONE = new Arrangement(new TreeMap<>(), new TreeMap<>());

  public Arrangement {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    captions = Collections.unmodifiableSortedMap(new TreeMap<>(captions));
  }

  public static Arrangement of(Map<String, Point> places, Map<String, String> captions) {
    return new Arrangement(new TreeMap<>(places), new TreeMap<>(captions));
  }

  /// The id of an edge: its ends, and what keeps it apart from others between them. Its number and
  /// its ports may change with the next snapshot.
  public static String idOf(Diagram.Edge edge) {
    String letters = edge.label().substring(edge.label().lastIndexOf(' ') + 1);
    return "%s > %s, %s %s".formatted(edge.from(), edge.to(), edge.style().name(), letters);
  }

  public boolean isEmpty() {
    return places.isEmpty() && captions.isEmpty();
  }
}
