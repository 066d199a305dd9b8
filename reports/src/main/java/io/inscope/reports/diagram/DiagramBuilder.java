package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws the connection table up as a diagram: what stands where, which rows share a line, and what
/// is only counted. [MergeRules] says what a box stands for; the finest [Detail] that fits on a
/// sheet is taken.
///
/// The diagram and the table have the same connections: every row number is in the rows of exactly
/// one edge. A workload of the cluster that no row mentions is counted in a box.
public final class DiagramBuilder {
  /// Both numbers, because they changed: <https://www.pcisecuritystandards.org/document_library/>
  private static final String STANDARD = "PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_NAMESPACES = 4;

  private final SortedMap<Integer, Connection> table = new TreeMap<>();
  private final Scope scope;
  private final Connectivity connectivity;
  private final SnapshotInfo snapshot;
  private final String tool;
  private final Controls controls;
  private final Zoning zoning;
  private final NodeText text;

  /// @param table the connection table; row n is the n-th, counted from 1
  /// @param tool name and version: `Inscope 0.1.0`
  public DiagramBuilder(
      List<Connection> table,
      Scope scope,
      Connectivity connectivity,
      SnapshotInfo snapshot,
      String tool) {
    for (Connection row : table) {
      this.table.put(this.table.size() + 1, row);
    }
    this.scope = scope;
    this.connectivity = connectivity;
    this.snapshot = snapshot;
    this.tool = tool;
    controls = new Controls(connectivity);
    zoning = new Zoning(table, scope);
    text = new NodeText(scope);
  }

  /// The overview, then one page for each namespace of the CDE, sorted.
  public List<Diagram> sheets() {
    List<Diagram> sheets = new ArrayList<>(List.of(overview()));
    namespaces().forEach(namespace -> sheets.add(page(namespace)));
    return sheets;
  }

  /// The one sheet with everything: the union of the rows of its edges is the whole table.
  public Diagram overview() {
    return finest(Detail.ofOverview(), table, new Subject("the CDE", scope.cde()), 1);
  }

  /// The workloads of one namespace of the CDE, and everything they are connected with.
  ///
  /// @throws IllegalArgumentException when the namespace has no workload in the CDE
  public Diagram page(String namespace) {
    List<String> namespaces = namespaces();
    int index = namespaces.indexOf(namespace);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no workload of namespace '%s' is in the CDE; its namespaces are: %s"
              .formatted(namespace, String.join(", ", namespaces)));
    }
    Set<ResourceRef> workloads = new TreeSet<>(scope.cde());
    workloads.removeIf(w -> !w.namespace().equals(namespace));
    SortedMap<Integer, Connection> rows = new TreeMap<>(table);
    rows.values()
        .removeIf(r -> !workloads.contains(r.from().ref()) && !workloads.contains(r.to().ref()));
    Subject subject = new Subject("namespace " + namespace, workloads);
    return finest(Detail.ofPage(namespace), rows, subject, index + 2);
  }

  /// The namespaces that have a page: those with a workload in the CDE, sorted.
  public List<String> namespaces() {
    return scope.cde().stream().map(ResourceRef::namespace).distinct().sorted().toList();
  }

  /// What a sheet is about.
  ///
  /// @param workloads shown with or without a connection
  private record Subject(String name, Set<ResourceRef> workloads) {}

  private Diagram finest(
      List<Detail> details, SortedMap<Integer, Connection> rows, Subject subject, int sheet) {
    Diagram diagram = null;
    for (Detail detail : details) {
      diagram = draw(rows, detail, subject, sheet);
      if (Detail.fits(diagram.nodes().size(), diagram.edges().size())) {
        break;
      }
    }
    return Objects.requireNonNull(diagram);
  }

  private Diagram draw(
      SortedMap<Integer, Connection> rows, Detail detail, Subject subject, int sheet) {
    Composition composition =
        Composition.of(rows, detail, scope, zoning, controls, subject.workloads());
    Merged merged = composition.merged();
    List<Diagram.Node> nodes = new ArrayList<>();
    Set<String> exposed = composition.reachableByAnyone();
    merged
        .members()
        .forEach((place, members) -> nodes.add(node(place, members, composition, exposed)));
    nodes.addAll(counted(merged, subject.name()));
    Set<ResourceRef> cde = new TreeSet<>(scope.cde());
    String boundary =
        cde.isEmpty() ? "CDE boundary: none declared" : "CDE boundary: " + controls.boundary(cde);
    List<Diagram.Zone> zones =
        Arrays.stream(ZoneKind.values())
            .map(z -> new Diagram.Zone(z.id, z.title, z == ZoneKind.CDE ? boundary : ""))
            .toList();
    return new Diagram(
        titleBlock(sheet, subject),
        zones,
        frames(cde, nodes),
        nodes,
        merged.edges(),
        DiagramNotes.of(connectivity, controls, detail, composition.notes(), cde.isEmpty()));
  }

  private Diagram.Node node(
      Place place, Collection<Endpoint> members, Composition composition, Set<String> exposed) {
    List<ResourceRef> workloads =
        place.zone() == ZoneKind.CDE && place.form() != Place.Form.HUB
            ? members.stream().map(Endpoint::ref).toList()
            : List.of();
    List<String> lines = new ArrayList<>(text.lines(place, members));
    Set<String> leftOut = composition.leftOutOf(place);
    if (!leftOut.isEmpty()) {
      lines.add("not: " + NodeText.some(List.copyOf(leftOut)));
    }
    List<String> cues = new ArrayList<>(controls.cues(workloads));
    if (exposed.contains(place.id())) {
      cues.add("reachable from any pod");
    }
    return new Diagram.Node(place.id(), place.zone().id, place.group(), lines, cues, place.kind());
  }

  private List<Diagram.Group> frames(Collection<ResourceRef> cde, List<Diagram.Node> nodes) {
    SortedMap<String, List<ResourceRef>> byNamespace = new TreeMap<>();
    cde.forEach(w -> byNamespace.computeIfAbsent(w.namespace(), _ -> new ArrayList<>()).add(w));
    List<Diagram.Group> frames = new ArrayList<>();
    byNamespace.forEach(
        (namespace, workloads) -> {
          String id = MergeRules.frame(namespace);
          if (nodes.stream().anyMatch(n -> n.group().equals(id))) {
            frames.add(
                new Diagram.Group(
                    id,
                    ZoneKind.CDE.id,
                    "namespace " + namespace,
                    controls.boundary(workloads),
                    true));
          }
        });
    return frames;
  }

  /// One box a zone for the workloads that no row mentions.
  private List<Diagram.Node> counted(Merged merged, String subject) {
    Set<ResourceRef> drawn = new TreeSet<>();
    merged.members().values().stream()
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
    List<Diagram.Node> nodes = new ArrayList<>();
    if (scope.cde().isEmpty()) {
      nodes.add(
          new Diagram.Node(
              "cde/~none",
              ZoneKind.CDE.id,
              "",
              DiagramNotes.NO_CDE_LINES,
              List.of(),
              Diagram.Node.Kind.COUNT));
    }
    rest.forEach((zone, entries) -> nodes.add(countBox(zone, entries, subject)));
    return nodes;
  }

  private static Diagram.Node countBox(ZoneKind zone, List<ScopeEntry> entries, String subject) {
    List<String> namespaces =
        entries.stream().map(e -> e.workload().namespace()).distinct().sorted().toList();
    String named = String.join(", ", namespaces.stream().limit(MOST_NAMESPACES).toList());
    int more = namespaces.size() - MOST_NAMESPACES;
    List<String> lines = new ArrayList<>();
    lines.add(
        "+ " + NodeText.count(entries.size(), "workload") + " without a connection to " + subject);
    for (ScopeClass scopeClass : ScopeClass.values()) {
      long count = entries.stream().filter(e -> e.effective() == scopeClass).count();
      if (count > 0) {
        lines.add(count + " " + scopeClass.word());
      }
    }
    lines.add("in " + named + (more > 0 ? " +" + more : ""));
    return new Diagram.Node(
        zone.id + "/~rest", zone.id, "", lines, List.of(), Diagram.Node.Kind.COUNT);
  }

  private Diagram.TitleBlock titleBlock(int sheet, Subject subject) {
    String about = sheet == 1 ? "" : ", " + subject.name();
    String name = snapshot.cluster().isEmpty() ? snapshot.name() : snapshot.cluster();
    return new Diagram.TitleBlock(
        "CDE network diagram: " + name + about,
        snapshot.cluster(),
        snapshot.clusterUid(),
        "%d, %s".formatted(snapshot.id(), snapshot.name()),
        TIME.format(snapshot.takenAt()),
        snapshot.sha256(),
        STANDARD,
        tool,
        "%d of %d".formatted(sheet, 1 + namespaces().size()));
  }
}
