package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Boxes of the CDE with the same connections and the same cues, as one box: workloads of one
/// namespace, or whole namespaces.
final class Stacks {
  private Stacks() {}

  /// The shared box of each box that has one, by the id it has alone.
  ///
  /// @param form of the boxes that may share one: SINGLE or NAMESPACE
  static Map<String, Place> of(Merged fine, Place.Form form, Controls controls) {
    Map<String, Set<List<Object>>> signatures = fine.signatures();
    Map<List<Object>, List<Place>> alike = new LinkedHashMap<>();
    fine.members()
        .forEach(
            (place, members) -> {
              if (place.zone() == ZoneKind.CDE && place.form() == form) {
                List<Object> same =
                    List.of(
                        place.group(),
                        signatures.getOrDefault(place.id(), Set.of()),
                        controls.openness(members.stream().map(Endpoint::ref).toList()));
                alike.computeIfAbsent(same, _ -> new ArrayList<>()).add(place);
              }
            });
    Map<String, Place> stacks = new LinkedHashMap<>();
    for (List<Place> places : alike.values()) {
      if (places.size() > 1) {
        Place stack = stack(places, form);
        places.forEach(p -> stacks.put(p.id(), stack));
      }
    }
    return stacks;
  }

  private static Place stack(List<Place> places, Place.Form form) {
    Place first = places.getFirst();
    boolean workloads = form == Place.Form.SINGLE;
    return new Place(
        first.zone(),
        first.id() + "~",
        first.group(),
        Diagram.Node.Kind.NAMESPACE,
        places.size() + (workloads ? " workloads" : " namespaces"),
        workloads ? Place.Form.STACK : Place.Form.NAMESPACES);
  }
}
