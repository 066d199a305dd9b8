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

  /// Who, what, when: every sheet carries it. What is not known or not stated is empty.
  ///
  /// @param standard both numbers: `PCI DSS v4.0.1 1.2.3 (v3.2.1 1.1.2)`
  /// @param sheet `1 of 3`
  /// @param entity whose cluster it is, as stated
  /// @param captured how the snapshot came about
  /// @param version changes when the drawing says something else, not when somebody approves it
  /// @param preparedBy as stated
  /// @param approvedBy as stated
  /// @param approvedOn as stated
  public record TitleBlock(
      String title,
      String cluster,
      String clusterUid,
      String snapshot,
      String takenAt,
      String sealSha256,
      String standard,
      String tool,
      String sheet,
      String entity,
      String captured,
      String version,
      String preparedBy,
      String approvedBy,
      String approvedOn) {
    /// One with nothing stated by people.
    public TitleBlock(
        String title,
        String cluster,
        String clusterUid,
        String snapshot,
        String takenAt,
        String sealSha256,
        String standard,
        String tool,
        String sheet) {
      this(
          title,
          cluster,
          clusterUid,
          snapshot,
          takenAt,
          sealSha256,
          standard,
          tool,
          sheet,
          "",
          "",
          "",
          "",
          "",
          "");
    }

    /// What every drawing prints, in this order.
    public List<Entry> entries() {
      return List.of(
          new Entry("Standard", standard, false),
          new Entry("Assessed entity", entity, true),
          new Entry("Cluster", cluster, false),
          new Entry("Cluster UID", clusterUid, false),
          new Entry("Snapshot", snapshot, false),
          new Entry("Taken", takenAt, false),
          new Entry("Captured", captured, false),
          new Entry("Seal (SHA-256)", sealSha256, false),
          new Entry("Drawn by", tool, false),
          new Entry("Diagram version", version, false),
          new Entry("Sheet", sheet, false),
          new Entry("Prepared by", preparedBy, true),
          new Entry("Approved by", approvedBy, true),
          new Entry("Date", approvedOn, true));
    }

    /// @param value empty when it is not known or not stated
    /// @param toWriteOn whether an empty value is a line to write on instead of `not known`
    public record Entry(String name, String value, boolean toWriteOn) {}
  }

  /// A column of the picture: untrusted, DMZ, CDE, connected-to and security-impacting, out of
  /// scope.
  ///
  /// @param boundary the control on the zone's boundary in words; empty when there is nothing to
  ///   say
  public record Zone(String id, String title, String boundary) {
    public Zone(String id, String title) {
      this(id, title, "");
    }

    /// Whether it is the cardholder data environment.
    public boolean isCde() {
      return id.equals("cde");
    }
  }

  /// A frame around nodes of one zone: a namespace, with the control on its boundary in words.
  public record Group(String id, String zone, String title, String boundary, boolean cde) {}

  /// A box.
  ///
  /// @param group id of its group; empty when it stands in the zone itself
  /// @param lines what is written in it, the name first
  /// @param cues short words on what is open: `unrestricted ingress`
  /// @param sheet where it goes on, 1-based: the detail of a namespace, or of an off-page connector
  ///   the sheet on which it is drawn; the first of several; 0 for none. `lines` say it too
  /// @param members everything it stands for, sorted: objects as
  ///   `payments/Deployment.apps/gateway`, addresses with the name they were given
  public record Node(
      String id,
      String zone,
      String group,
      List<String> lines,
      List<String> cues,
      Kind kind,
      int sheet,
      List<String> members) {
    public Node {
      lines = List.copyOf(lines);
      cues = List.copyOf(cues);
      members = List.copyOf(members);
    }

    public Node(
        String id, String zone, String group, List<String> lines, List<String> cues, Kind kind) {
      this(id, zone, group, lines, cues, kind, 0, List.of());
    }

    /// What kind of thing a box stands for; writers give each its own shape.
    public enum Kind {
      WORKLOAD,
      NAMESPACE,
      ADDRESS,
      ENTRY,
      /// Many as one, or a count.
      COUNT,
      /// Something that is drawn in full on another sheet.
      OFF_PAGE
    }
  }

  /// An arrow from the initiator to the responder.
  ///
  /// @param number its row in the connection table, 1-based; the first of `rows`
  /// @param rows all rows of the connection table it stands for, sorted
  /// @param label protocol and ports, with a letter for the protection: `TCP 443 T`
  /// @param ids the same rows by their stable ids, in the order of `rows`
  /// @param because the rules that decide on them, each once, sorted; both are empty in diagrams
  ///   that come from no connection table
  public record Edge(
      String from,
      String to,
      int number,
      List<Integer> rows,
      String label,
      Style style,
      List<String> ids,
      List<String> because) {
    public Edge {
      rows = List.copyOf(rows);
      ids = List.copyOf(ids);
      because = List.copyOf(because);
    }

    /// One from no connection table.
    public Edge(String from, String to, int number, List<Integer> rows, String label, Style style) {
      this(from, to, number, rows, label, style, List.of(), List.of());
    }

    /// How the line is drawn; never colour alone.
    public enum Style {
      /// Permitted, and protected on the wire.
      PROTECTED,
      /// Permitted in clear text, or nothing says how it is protected.
      CLEAR,
      /// The same, from outside of the CDE into it.
      CLEAR_INTO_CDE,
      /// Not known whether it is permitted.
      UNKNOWN
    }
  }
}
