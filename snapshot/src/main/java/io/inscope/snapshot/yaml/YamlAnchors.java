package io.inscope.snapshot.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/// What the anchors (`&name`) of one document stand for, so that its pieces can be parsed one after
/// the other and aliases still reach back.
public final class YamlAnchors {
  /// Aliases may repeat nodes, but not without end: the limit of nodes that aliases may add to a
  /// document.
  static final int MAX_ALIASED_NODES = 1_000_000;

  /// @param nodes how many nodes it is made of, aliases followed
  record Anchored(@Nullable Object value, long nodes) {}

  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private long aliasedNodes;

  void put(Anchor anchor, @Nullable Object value, long nodes) {
    anchors.put(anchor, new Anchored(value, nodes));
  }

  @Nullable Anchored get(Anchor anchor) {
    return anchors.get(anchor);
  }

  /// Counts nodes that an alias repeats; false when they are too many.
  boolean repeat(long nodes) {
    aliasedNodes += nodes;
    return aliasedNodes <= MAX_ALIASED_NODES;
  }

  void clear() {
    anchors.clear();
  }
}
