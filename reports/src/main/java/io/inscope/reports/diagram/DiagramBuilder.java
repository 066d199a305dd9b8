package io.inscope.reports.diagram;

import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Draws the connection table up as a diagram: an overview of namespaces in zones, and one page for
/// each namespace of the CDE. [Plan] says which sheets there are and how fine each is, [MergeRules]
/// what a box stands for, [SheetContent] what is on one sheet.
///
/// The diagram and the table have the same connections: every row number is in the rows of exactly
/// one edge of the overview, and a page has exactly the rows that touch its workloads. A workload
/// of the cluster that no row mentions is counted.
public final class DiagramBuilder {
  /// Both numbers, because they changed: <https://www.pcisecuritystandards.org/document_library/>
  private static final String STANDARD = "PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DiagramInput input;
  private final Plan plan;
  private final SheetContent content;
  private final List<Diagram.Zone> zones;
  private final String version;

  public DiagramBuilder(DiagramInput input) {
    this.input = input;
    Controls controls = new Controls(input.connectivity());
    Zoning zoning = new Zoning(input.table(), input.scope());
    plan = new Plan(input.table(), input.scope(), zoning, controls);
    content = new SheetContent(input, plan, zoning, controls);
    zones = zones(zoning, controls);
    version = DiagramVersion.of(input);
  }

  /// Every sheet by the name of its files, in order: `overview`, then the namespaces of the CDE.
  public SequencedMap<String, Diagram> pages() {
    SequencedMap<String, Diagram> pages = new LinkedHashMap<>();
    for (int i = 0; i < plan.sheets().size(); i++) {
      pages.put(plan.sheets().get(i).subject().fileName(), draw(i));
    }
    return pages;
  }

  /// The overview, then the pages of the namespaces of the CDE, sorted.
  public List<Diagram> sheets() {
    return List.copyOf(pages().values());
  }

  /// The one sheet with everything: the union of the rows of its edges is the whole table.
  public Diagram overview() {
    return draw(0);
  }

  /// The namespaces that have a page: those with a workload in the CDE, sorted.
  public List<String> namespaces() {
    return input.scope().cde().stream().map(ResourceRef::namespace).distinct().sorted().toList();
  }

  private Diagram draw(int index) {
    Plan.Sheet sheet = plan.sheets().get(index);
    List<Diagram.Node> nodes = content.nodes(sheet);
    return new Diagram(
        titleBlock(index + 1, sheet.subject()),
        zones,
        content.frames(sheet.subject(), nodes),
        nodes,
        sheet.composition().merged().edges(),
        content.notes(sheet));
  }

  private List<Diagram.Zone> zones(Zoning zoning, Controls controls) {
    return Arrays.stream(ZoneKind.values())
        .map(zone -> new Diagram.Zone(zone.id, zone.title, boundary(zone, zoning, controls)))
        .toList();
  }

  private String boundary(ZoneKind zone, Zoning zoning, Controls controls) {
    List<ResourceRef> workloads = new ArrayList<>();
    for (ScopeEntry entry : input.scope().workloads()) {
      if (zoning.ofWorkload(entry.workload()) == zone) {
        workloads.add(entry.workload());
      }
    }
    return switch (zone) {
      case UNTRUSTED -> "Controls outside of the cluster are not in the snapshot";
      case CDE ->
          "CDE boundary: " + (workloads.isEmpty() ? "none declared" : controls.boundary(workloads));
      case DMZ, CONNECTED, OUT -> controls.summary(workloads);
    };
  }

  private Diagram.TitleBlock titleBlock(int number, Subject subject) {
    SnapshotInfo snapshot = input.snapshot();
    Engagement stated = input.engagement();
    String about = subject.isOverview() ? "" : ", " + subject.name();
    String name = snapshot.cluster().isEmpty() ? snapshot.name() : snapshot.cluster();
    return new Diagram.TitleBlock(
        "CDE network diagram: " + name + about,
        snapshot.cluster(),
        snapshot.clusterUid(),
        "%d, %s".formatted(snapshot.id(), snapshot.name()),
        TIME.format(snapshot.takenAt()),
        snapshot.sha256(),
        STANDARD,
        input.tool(),
        "%d of %d".formatted(number, plan.sheets().size()),
        stated.get(Engagement.Item.ENTITY),
        input.captured(),
        version,
        stated.get(Engagement.Item.PREPARED_BY),
        stated.get(Engagement.Item.APPROVED_BY),
        stated.get(Engagement.Item.APPROVED_ON));
  }
}
