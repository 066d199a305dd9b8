package io.inscope.reports.diagram.layout;

/// The part of a line within one channel: from a port at the channel's left to one at its right,
/// or, for an arc, between two ports at its left.
final class Hop {
  final int edge;
  final int channel;
  final Vertex.Port from;
  final Vertex.Port to;
  final boolean arc;

  /// Which vertical track it uses; -1 when it is level and needs none.
  int track = -1;

  private Hop(int edge, int channel, Vertex.Port from, Vertex.Port to, boolean arc) {
    this.edge = edge;
    this.channel = channel;
    this.from = from;
    this.to = to;
    this.arc = arc;
  }

  /// From a vertex to one on the next layer.
  static Hop across(int edge, Vertex left, Vertex right) {
    Hop hop = new Hop(edge, left.layer, new Vertex.Port(left), new Vertex.Port(right), false);
    hop.join();
    left.right.add(hop.from);
    right.left.add(hop.to);
    return hop;
  }

  /// Between two vertices of one layer, or from one to itself, by the channel at their right.
  static Hop arc(int edge, Vertex from, Vertex to) {
    Hop hop = new Hop(edge, from.layer, new Vertex.Port(from), new Vertex.Port(to), true);
    hop.join();
    from.right.add(hop.from);
    to.right.add(hop.to);
    return hop;
  }

  private void join() {
    from.join(this);
    to.join(this);
  }

  boolean isLoop() {
    return from.vertex == to.vertex;
  }

  boolean isLevel() {
    return !arc && from.y() == to.y();
  }

  double top() {
    return Math.min(from.y(), to.y());
  }

  double bottom() {
    return Math.max(from.y(), to.y());
  }

  Vertex.Port other(Vertex.Port port) {
    return port == from ? to : from;
  }
}
