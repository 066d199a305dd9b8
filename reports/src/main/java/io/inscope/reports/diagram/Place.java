package io.inscope.reports.diagram;

/// Which box a side of a connection is drawn in.
///
/// @param id of the node
/// @param group id of the frame; empty for none
record Place(ZoneKind zone, String id, String group, Diagram.Node.Kind kind, String name, Form form)
    implements Comparable<Place> {

  /// What the box says about those in it.
  enum Form {
    /// One workload, entry point or named range.
    SINGLE,
    /// Workloads of a namespace of the CDE with the same connections.
    STACK,
    NAMESPACE,
    /// Namespaces of the CDE with the same connections.
    NAMESPACES,
    /// The entry points of a namespace.
    ENTRIES,
    NODES,
    /// Everything of a zone.
    ZONE,
    /// What almost all workloads of a namespace of the CDE have in common.
    HUB,
    /// Pods of most namespaces.
    ANYONE,
    /// Most external networks.
    NETWORKS,
    RANGES
  }

  @Override
  public int compareTo(Place other) {
    int byZone = zone.compareTo(other.zone);
    int byGroup = byZone != 0 ? byZone : group.compareTo(other.group);
    return byGroup != 0 ? byGroup : id.compareTo(other.id);
  }
}
