package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The boxes, frames and notes of a sheet. What a page is not about is an off-page connector that
/// names the sheet where it is drawn; what is not drawn at all is counted.
final class SheetContent {
  private final Scope scope;
  private final Plan plan;
  private final Zoning zoning;
  private final Controls controls;
  private final NodeText text;
  private final DiagramNotes notes;

  SheetContent(DiagramInput input, Plan plan, Zoning zoning, Controls controls) {
    scope = input.scope();
    this.plan = plan;
    this.zoning = zoning;
    this.controls = controls;
    text = new NodeText(scope, zoning, controls, input.ports());
    notes = new DiagramNotes(input, controls);
  }

  /// Zone by zone, as [Place] sorts.
  List<Diagram.Node> nodes(Plan.Sheet sheet) {
    Composition composition = sheet.composition();
    SortedMap<String, Set<Endpoint>> byAnyone =
        composition.merged().reachedFrom(Composition.ANY_POD);
    List<Diagram.Node> nodes = new ArrayList<>();
    composition
        .merged()
        .members()
        .forEach(
            (place, members) -> {
              if (place.zone() != ZoneKind.OUT || !sheet.subject().isOverview()) {
                nodes.add(node(place, members, sheet, byAnyone.getOrDefault(place.id(), Set.of())));
              }
            });
    if (sheet.subject().isOverview()) {
      nodes.addAll(counted(sheet));
    }
    return nodes;
  }

  private Diagram.Node node(
      Place place, Set<Endpoint> members, Plan.Sheet sheet, Set<Endpoint> reachedByAnyone) {
    Subject subject = sheet.subject();
    boolean offPage = !subject.isOverview() && place.group().isEmpty();
    List<String> lines = new ArrayList<>(text.lines(place, members, offPage));
    Set<String> leftOut = sheet.composition().leftOutOf(place);
    if (!leftOut.isEmpty()) {
      lines.add("not: " + NodeText.some(List.copyOf(leftOut)));
    }
    if (place.form() == Place.Form.NAMESPACE
        && place.zone() == ZoneKind.CDE
        && place.name().equals(subject.namespace())) {
      lines.set(0, "Rest of " + place.name());
    }
    SortedSet<Integer> sheets = goesOn(place, members, subject, offPage);
    if (!sheets.isEmpty()) {
      lines.add((offPage ? "" : "detail: ") + SheetNumbers.of(sheets));
    }
    return new Diagram.Node(
        place.id(),
        place.zone().id,
        place.group(),
        lines,
        cues(place, members, reachedByAnyone),
        offPage ? Diagram.Node.Kind.OFF_PAGE : place.kind(),
        sheets.isEmpty() ? 0 : sheets.first(),
        names(members));
  }

  /// The sheets that show a box in full: workloads of the CDE have a page, the others are on the
  /// overview.
  private SortedSet<Integer> goesOn(
      Place place, Set<Endpoint> members, Subject subject, boolean offPage) {
    SortedSet<Integer> sheets = new TreeSet<>();
    if (place.zone() == ZoneKind.CDE && (subject.isOverview() || offPage)) {
      members.forEach(m -> sheets.add(plan.sheetOf(m.ref())));
    } else if (offPage) {
      sheets.add(1);
    }
    return sheets;
  }

  private List<String> cues(Place place, Set<Endpoint> members, Set<Endpoint> reachedByAnyone) {
    List<ResourceRef> workloads =
        members.stream()
            .filter(m -> m.type() == Endpoint.Type.WORKLOAD)
            .map(Endpoint::ref)
            .toList();
    boolean own =
        place.form() != Place.Form.HUB
            && (place.zone() == ZoneKind.CDE || place.zone() == ZoneKind.DMZ);
    List<String> cues = new ArrayList<>(own ? controls.cues(workloads) : List.of());
    Controls.add(
        cues, "reachable from any pod", "from any pod", reachedByAnyone.size(), members.size());
    return cues;
  }

  private static List<String> names(Collection<Endpoint> members) {
    return members.stream().map(m -> m.isObject() ? m.ref().toString() : m.spoken()).toList();
  }

  /// The frame of the namespace a page is about.
  List<Diagram.Group> frames(Subject subject, List<Diagram.Node> nodes) {
    String id = MergeRules.frame(subject.namespace());
    if (subject.isOverview() || nodes.stream().noneMatch(n -> n.group().equals(id))) {
      return List.of();
    }
    return List.of(
        new Diagram.Group(
            id,
            ZoneKind.CDE.id,
            "namespace " + subject.namespace(),
            controls.boundary(subject.workloads()),
            true));
  }

  /// The boxes of the overview that count: what is out of scope as one box, and in the other zones
  /// the workloads that no row mentions.
  private List<Diagram.Node> counted(Plan.Sheet sheet) {
    SortedMap<ZoneKind, List<ScopeEntry>> rest = notDrawn(sheet);
    // Also those whose line starts at a box for many.
    Set<Endpoint> connected = new TreeSet<>();
    for (Set<Endpoint> members : sheet.composition().merged().members().values()) {
      members.stream().filter(m -> zoning.of(m) == ZoneKind.OUT).forEach(connected::add);
    }
    List<Diagram.Node> nodes = new ArrayList<>();
    if (scope.cde().isEmpty()) {
      nodes.add(count("cde/~none", ZoneKind.CDE, DiagramNotes.nothing(scope), List.of()));
    }
    List<ScopeEntry> out = rest.getOrDefault(ZoneKind.OUT, List.of());
    rest.remove(ZoneKind.OUT);
    rest.forEach(
        (zone, entries) ->
            nodes.add(
                count(zone.id + "/~rest", zone, restLines(entries, sheet.subject()), of(entries))));
    if (!connected.isEmpty() || !out.isEmpty()) {
      List<Endpoint> all = new ArrayList<>(connected);
      all.addAll(of(out));
      nodes.add(
          count(
              ZoneKind.OUT.id,
              ZoneKind.OUT,
              text.outOfScope(connected, of(out)),
              all.stream().sorted().toList()));
    }
    return nodes;
  }

  private static Diagram.Node count(
      String id, ZoneKind zone, List<String> lines, List<Endpoint> members) {
    return new Diagram.Node(
        id, zone.id, "", lines, List.of(), Diagram.Node.Kind.COUNT, 0, names(members));
  }

  private static List<Endpoint> of(List<ScopeEntry> entries) {
    return entries.stream()
        .map(e -> Endpoint.of(Endpoint.Type.WORKLOAD, e.workload()))
        .sorted()
        .toList();
  }

  private SortedMap<ZoneKind, List<ScopeEntry>> notDrawn(Plan.Sheet sheet) {
    Set<ResourceRef> drawn = new TreeSet<>();
    sheet.composition().merged().members().values().stream()
        .flatMap(Set::stream)
        .filter(Endpoint::isObject)
        .forEach(e -> drawn.add(e.ref()));
    SortedMap<ZoneKind, List<ScopeEntry>> rest = new TreeMap<>();
    for (ScopeEntry entry : scope.workloads()) {
      if (!drawn.contains(entry.workload())) {
        rest.computeIfAbsent(zoning.ofWorkload(entry.workload()), _ -> new ArrayList<>())
            .add(entry);
      }
    }
    return rest;
  }

  private static List<String> restLines(List<ScopeEntry> entries, Subject subject) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "+ %s without a connection to %s"
            .formatted(NodeText.count(entries.size(), "workload"), subject.name()));
    lines.add(NodeText.classes(entries));
    lines.add(
        "in "
            + NodeText.some(
                entries.stream().map(e -> e.workload().namespace()).distinct().sorted().toList()));
    return lines;
  }

  List<String> notes(Plan.Sheet sheet) {
    SortedMap<ZoneKind, Integer> missing = new TreeMap<>();
    if (!sheet.subject().isOverview()) {
      notDrawn(sheet).forEach((zone, entries) -> missing.put(zone, entries.size()));
    }
    return notes.of(sheet, missing);
  }
}
