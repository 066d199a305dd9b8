package io.inscope.reports.diagram;

import java.util.List;

/// What the picture says, without places.
///
/// @param zones left to right
/// @param nodes every node names its zone, and its group where it has one
/// @param notes assumptions and unknowns, one sentence each
public record Diagram(
    TitleBlock title,
    List<Zone> zones,
    List<Group> groups,
    List<Node> nodes,
    List<Edge> edges,
    List<String> notes) {
  public Diagram {
    zones = List.copyOf(zones);
    groups = List.copyOf(groups);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    notes = List.copyOf(notes);
  }

  /// Who, what, when: every sheet carries it.
  ///
  /// @param standard both numbers: `PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)`
  /// @param sheet `1 of 3`
  public record TitleBlock(
      String title,
      String cluster,
      String clusterUid,
      String snapshot,
      String takenAt,
      String sealSha256,
      String standard,
      String tool,
      String sheet) {}

  /// A column of the picture: untrusted, DMZ, CDE, connected-to and security-impacting, out of
  /// scope.
  ///
  /// @param boundary the control on the zone's boundary in words, for the CDE; empty for a zone
  ///   without a boundary of its own
  public record Zone(String id, String title, String boundary) {
    public Zone(String id, String title) {
      this(id, title, "");
    }
  }

  /// A frame around nodes of one zone: a namespace, with the control on its boundary in words.
  public record Group(String id, String zone, String title, String boundary, boolean cde) {}

  /// A box.
  ///
  /// @param group id of its group; empty when it stands in the zone itself
  /// @param lines what is written in it, the name first
  /// @param cues short words on what is open: `unrestricted ingress`
  public record Node(
      String id, String zone, String group, List<String> lines, List<String> cues, Kind kind) {
    public Node {
      lines = List.copyOf(lines);
      cues = List.copyOf(cues);
    }

    /// What kind of thing a box stands for; writers give each its own shape.
    public enum Kind {
      WORKLOAD,
      NAMESPACE,
      ADDRESS,
      ENTRY,
      COUNT
    }
  }

  /// An arrow from the initiator to the responder.
  ///
  /// @param number its row in the connection table, 1-based; the first of `rows`
  /// @param rows all rows of the connection table it stands for, sorted
  /// @param label protocol and ports, with a letter for the protection: `TCP 443 T`
  public record Edge(
      String from, String to, int number, List<Integer> rows, String label, Style style) {
    public Edge {
      rows = List.copyOf(rows);
    }

    /// How the line is drawn; never colour alone.
    public enum Style {
      /// Permitted, and protected on the wire.
      PROTECTED,
      /// Permitted in clear text, or nothing says how it is protected.
      CLEAR,
      /// Not known whether it is permitted.
      UNKNOWN
    }
  }
}
