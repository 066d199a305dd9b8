package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Boxes and lines of some rows at a given detail. [MergeRules] gives every row its ends; [Buses],
/// [Stacks] and [Hubs], in this order, move ends to boxes that stand for several. None of them adds
/// or drops a row.
///
/// @param leftOut what a box does not stand for, by its id
/// @param notes what single lines leave out
record Composition(Merged merged, Map<String, SortedSet<String>> leftOut, List<String> notes) {
  static final String ANYONE =
      "A box for any pod, anywhere or any address stands for those it names; the connection table"
          + " and the sheets of the namespaces show each.";

  static final String ANY_POD = "connected/~any";

  static Composition of(
      SortedMap<Integer, Connection> rows,
      Detail detail,
      Subject subject,
      Scope scope,
      Zoning zoning,
      Controls controls) {
    MergeRules rules = new MergeRules(detail, subject, zoning);
    Map<Integer, Ends> ends = new HashMap<>();
    rows.forEach((number, row) -> ends.put(number, rules.of(row)));
    SortedMap<Place, Set<Endpoint>> boxes = new TreeMap<>();
    for (ResourceRef workload : subject.workloads()) {
      Endpoint endpoint = Endpoint.of(Endpoint.Type.WORKLOAD, workload);
      boxes.computeIfAbsent(rules.place(endpoint), _ -> new TreeSet<>()).add(endpoint);
    }
    List<String> notes = new ArrayList<>();
    Map<String, SortedSet<String>> leftOut = new HashMap<>();
    if (detail.anyone()) {
      Buses buses = new Buses(rows, ends, scope, zoning, controls);
      ends.putAll(buses.ends());
      if (!buses.members().isEmpty()) {
        notes.add(ANYONE);
      }
      notes.addAll(buses.notes());
      buses.members().forEach((bus, members) -> leftOut.put(bus.id(), buses.leftOutOf(bus)));
      boxes.putAll(buses.members());
    }
    for (Place.Form form : stacked(detail)) {
      Merged fine = merged(rows, ends, detail, boxes, zoning);
      stack(ends, boxes, Stacks.of(fine, form, controls));
    }
    Hubs hubs = new Hubs(rows, ends, boxes.keySet());
    notes.addAll(hubs.notes());
    return new Composition(merged(rows, hubs.ends(), detail, boxes, zoning), leftOut, notes);
  }

  private static List<Place.Form> stacked(Detail detail) {
    List<Place.Form> forms = new ArrayList<>();
    if (detail.focus() == Detail.Grain.STACKED) {
      forms.add(Place.Form.SINGLE);
    }
    if (detail.cde() == Detail.Grain.STACKED) {
      forms.add(Place.Form.NAMESPACE);
    }
    return forms;
  }

  private static Merged merged(
      SortedMap<Integer, Connection> rows,
      Map<Integer, Ends> ends,
      Detail detail,
      SortedMap<Place, Set<Endpoint>> boxes,
      Zoning zoning) {
    Merged merged = new Merged(rows, ends, detail.mixed(), zoning);
    boxes.forEach((place, members) -> members.forEach(member -> merged.add(place, member)));
    return merged;
  }

  private static void stack(
      Map<Integer, Ends> ends, SortedMap<Place, Set<Endpoint>> boxes, Map<String, Place> stacks) {
    ends.replaceAll((_, at) -> new Ends(stacked(at.from(), stacks), stacked(at.to(), stacks)));
    for (Place box : List.copyOf(boxes.keySet())) {
      Place stack = stacked(box, stacks);
      if (!stack.equals(box)) {
        Set<Endpoint> members = Objects.requireNonNull(boxes.remove(box));
        boxes.computeIfAbsent(stack, _ -> new TreeSet<>()).addAll(members);
      }
    }
  }

  private static Place stacked(Place place, Map<String, Place> stacks) {
    return stacks.getOrDefault(place.id(), place);
  }

  SortedSet<String> leftOutOf(Place place) {
    return leftOut.getOrDefault(place.id(), new TreeSet<>());
  }

  /// @param more boxes that come on top: those that only count
  boolean fits(int more) {
    return Detail.fits(merged.members().size() + more, merged.size());
  }
}
