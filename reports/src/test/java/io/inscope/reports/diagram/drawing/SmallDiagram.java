package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import java.util.List;

/// One of everything, made by hand.
public final class SmallDiagram {
  private SmallDiagram() {}

  public static Diagram get() {
    return new Diagram(
        new Diagram.TitleBlock(
            "CDE network diagram: bank <test>",
            "bank & co",
            "2f0c6a5e-6f0d-4d0e-9f39-5c1c8f1a7b60",
            "1, first export",
            "2026-11-20 14:03 UTC",
            "9b74c9897bac770ffc029102a200c5de11f7cbd4e1c1a7a2b4f6d6c2a4fb0e57",
            "PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)",
            "Inscope 0.1.0",
            "1 of 1"),
        List.of(
            new Diagram.Zone("untrusted", "Untrusted"),
            new Diagram.Zone("dmz", "DMZ"),
            new Diagram.Zone("cde", "CDE", "CDE boundary: default-deny both ways"),
            new Diagram.Zone("out", "Out of scope")),
        List.of(new Diagram.Group("g", "cde", "namespace payments", "default-deny", true)),
        List.of(
            node("internet", "untrusted", "", Diagram.Node.Kind.ADDRESS, "Internet"),
            node("shop", "dmz", "", Diagram.Node.Kind.ENTRY, "shop"),
            node("gateway", "cde", "g", Diagram.Node.Kind.WORKLOAD, "gateway"),
            node("db", "cde", "g", Diagram.Node.Kind.WORKLOAD, "db"),
            node("rest", "out", "", Diagram.Node.Kind.COUNT, "+ 3 workloads")),
        List.of(
            edge("internet", "shop", Diagram.Edge.Style.PROTECTED, "TCP 443 T", 1),
            edge("shop", "gateway", Diagram.Edge.Style.CLEAR, "TCP 8080 C", 2, 3, 5),
            edge("gateway", "db", Diagram.Edge.Style.UNKNOWN, "TCP 5432 ?", 4),
            edge("rest", "db", Diagram.Edge.Style.CLEAR, "", 6),
            edge("db", "db", Diagram.Edge.Style.PROTECTED, "TCP 7000 M", 7)),
        List.of("Nothing is known of wireless networks."));
  }

  private static Diagram.Node node(
      String id, String zone, String group, Diagram.Node.Kind kind, String name) {
    List<String> cues = id.equals("db") ? List.of("unrestricted ingress") : List.of();
    return new Diagram.Node(id, zone, group, List.of(name, "a line"), cues, kind);
  }

  private static Diagram.Edge edge(
      String from, String to, Diagram.Edge.Style style, String label, Integer... rows) {
    return new Diagram.Edge(from, to, rows[0], List.of(rows), label, style);
  }
}
