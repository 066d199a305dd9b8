package io.inscope.reports.bench;

import com.sun.management.OperatingSystemMXBean;
import io.inscope.reports.diagram.DeclaredPorts;
import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.DiagramBuilder;
import io.inscope.reports.diagram.DiagramInput;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.SvgWriter;
import io.inscope.reports.diagram.layout.ElkLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// How long the pages of the diagram take, in seconds of the processor: those of the sample bank
/// against importing it, cold; and made-up pages of growing size in layers against the bare kernel
/// on the same nodes and edges.
final class DiagramBench {
  private static final double SECOND = 1e9;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private DiagramBench() {}

  /// @param args the folder of the sample bank
  public static void main(String[] args) throws IOException, ImportException {
    bank(Path.of(args[0]));
    System.out.printf("%6s %6s %8s %8s %6s%n", "nodes", "edges", "bare, s", "page, s", "ratio");
    for (int nodes : List.of(40, 40, 100, 300, 1000)) {
      double bare = seconds(() -> bare(nodes));
      Diagram diagram = diagram(nodes);
      ElkLayout layers = new ElkLayout(Duration.ofMinutes(5), new LaneLayout());
      double page = seconds(() -> layers.place(diagram));
      System.out.printf("%6d %6d %8.2f %8.2f %6.1f%n", nodes, 2 * nodes, bare, page, page / bare);
    }
  }

  private static void bank(Path folder) throws IOException, ImportException {
    long start = now();
    Collector collector = new Collector();
    Importing.run(List.of(Source.of(folder)), Optional.empty(), collector, Progress.NONE);
    ClusterSnapshot snapshot = collector.snapshot();
    double imported = (now() - start) / SECOND;
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Scope scope =
        ScopeEngine.derive(
            snapshot,
            connectivity,
            SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
            ScopeDecisions.parse(Files.readString(folder.resolve("scope.yaml"))),
            TODAY);
    DiagramBuilder builder =
        new DiagramBuilder(
            new DiagramInput(
                connectivity.touching(scope.cde(), Progress.NONE),
                scope,
                connectivity,
                DeclaredPorts.of(snapshot, scope.cde()),
                snapshot.info(),
                "",
                Engagement.NONE,
                "Inscope"));
    start = now();
    List<Page> pages = new ArrayList<>();
    builder
        .pages()
        .forEach(
            (name, page) ->
                pages.add(pages.isEmpty() ? new Page(name, page) : Page.detail(name, page)));
    for (Page page : pages) {
      new SvgWriter().write(page.drawing(), OutputStream.nullOutputStream());
    }
    double drawn = (now() - start) / SECOND;
    System.out.printf(
        "sample bank, cold: import %.2f s, %d pages as SVG %.2f s, ratio %.2f%n",
        imported, pages.size(), drawn, drawn / imported);
  }

  /// Time of the processor, of all threads: compilers and collector among them.
  private static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(Runnable work) {
    long start = now();
    work.run();
    return (now() - start) / SECOND;
  }

  private static int[][] edges(int nodes) {
    Random random = new Random(nodes);
    int[][] edges = new int[2 * nodes][];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = new int[] {random.nextInt(nodes), random.nextInt(nodes)};
    }
    return edges;
  }

  private static void bare(int nodes) {
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    List<ElkNode> boxes = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      ElkNode box = ElkGraphUtil.createNode(root);
      box.setDimensions(160, 60);
      boxes.add(box);
    }
    for (int[] edge : edges(nodes)) {
      ElkGraphUtil.createSimpleEdge(boxes.get(edge[0]), boxes.get(edge[1]));
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
  }

  private static Diagram diagram(int count) {
    List<Diagram.Zone> zones = new ArrayList<>();
    for (String zone : List.of("untrusted", "dmz", "cde", "connected", "out")) {
      zones.add(new Diagram.Zone(zone, zone));
    }
    List<Diagram.Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String zone = zones.get(i % zones.size()).id();
      nodes.add(
          new Diagram.Node(
              "n" + i,
              zone,
              zone.equals("cde") ? "g" : "",
              List.of("workload-" + i, "Deployment"),
              List.of(),
              Diagram.Node.Kind.WORKLOAD));
    }
    List<Diagram.Edge> lines = new ArrayList<>();
    for (int[] edge : edges(count)) {
      int number = lines.size() + 1;
      lines.add(
          new Diagram.Edge(
              "n" + edge[0],
              "n" + edge[1],
              number,
              List.of(number),
              "TCP 443 T",
              Diagram.Edge.Style.PROTECTED));
    }
    return new Diagram(
        new Diagram.TitleBlock("t", "c", "u", "s", "t", "h", "st", "tool", "1 of 1"),
        zones,
        List.of(new Diagram.Group("g", "cde", "namespace g", "", true)),
        nodes,
        lines,
        List.of());
  }
}
