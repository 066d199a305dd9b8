package io.inscope.reports.diagram.layout;

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
/// @param captions what people call a node or an edge, by its id; the name the cluster has for it
///   stays readable beside it
public record Arrangement(SortedMap<String, Point> places, SortedMap<String, String> captions) {
  public static final Arrangement NONE = new Arrangement(new TreeMap<>(), new TreeMap<>());

  public Arrangement {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    captions = Collections.unmodifiableSortedMap(new TreeMap<>(captions));
  }

  public static Arrangement of(Map<String, Point> places, Map<String, String> captions) {
    return new Arrangement(new TreeMap<>(places), new TreeMap<>(captions));
  }

  public boolean isEmpty() {
    return places.isEmpty() && captions.isEmpty();
  }
}
