package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Workloads of one namespace of the CDE that have the same connections and the same cues, as one
/// box.
final class Stacks {
  private Stacks() {}

  /// The shared box of each workload that has one, by the id it has alone.
  static Map<String, Place> of(Merged fine, Controls controls) {
    Map<String, Set<String>> signatures = fine.signatures();
    Map<List<Object>, List<Place>> alike = new LinkedHashMap<>();
    fine.members()
        .forEach(
            (place, members) -> {
              if (place.zone() == ZoneKind.CDE && place.form() == Place.Form.SINGLE) {
                List<Object> same =
                    List.of(
                        place.group(),
                        signatures.getOrDefault(place.id(), Set.of()),
                        controls.cues(members.stream().map(Endpoint::ref).toList()));
                alike.computeIfAbsent(same, _ -> new ArrayList<>()).add(place);
              }
            });
    Map<String, Place> stacks = new LinkedHashMap<>();
    for (List<Place> places : alike.values()) {
      if (places.size() > 1) {
        Place first = places.getFirst();
        Place stack =
            new Place(
                first.zone(),
                first.id() + "~",
                first.group(),
                Diagram.Node.Kind.NAMESPACE,
                places.size() + " workloads",
                Place.Form.STACK);
        places.forEach(p -> stacks.put(p.id(), stack));
      }
    }
    return stacks;
  }
}
