package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.model.ResourceRef;

/// Where a way ends.
public sealed interface Target extends Comparable<Target> {
  record OfWorkload(ResourceRef workload) implements Target {
    @Override
    public String spoken() {
      return workload.namespace() + "/" + workload.name();
    }
  }

  /// Every workload of a namespace, those to come included.
  record OfNamespace(String namespace) implements Target {
    @Override
    public String spoken() {
      return "namespace " + namespace;
    }
  }

  /// A node, and so every workload on it.
  record OfNode(String node) implements Target {
    @Override
    public String spoken() {
      return "node " + node;
    }
  }

  /// The whole cluster.
  record Everything() implements Target {
    @Override
    public String spoken() {
      return "the whole cluster";
    }
  }

  /// `payments/vault`, `namespace payments`.
  String spoken();

  private String order() {
    return switch (this) {
      case Everything _ -> "0";
      case OfNamespace one -> "1 " + one.namespace();
      case OfNode one -> "2 " + one.node();
      case OfWorkload one -> "3 " + one.workload();
    };
  }

  @Override
  default int compareTo(Target other) {
    return order().compareTo(other.order());
  }
}
