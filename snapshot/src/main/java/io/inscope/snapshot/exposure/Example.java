package io.inscope.snapshot.exposure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One pod of those that an exposure means, to try it with.
///
/// @param namespace where it is; empty for a namespace that would have to be created
/// @param namespaceLabels those that a created namespace would have to have
/// @param labels of the pod
/// @param account its service account
public record Example(
    String namespace,
    SortedMap<String, String> namespaceLabels,
    SortedMap<String, String> labels,
    String account) {
  public Example {
    namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /// `in shop: app=front`, `in a new namespace (team=x): no labels`
  @Override
  public String toString() {
    return "in "
        + (namespace.isEmpty()
            ? "a new namespace"
                + (namespaceLabels.isEmpty() ? "" : " (" + text(namespaceLabels) + ")")
            : namespace)
        + ": "
        + (labels.isEmpty() ? "no labels" : text(labels))
        + (account.equals("default") ? "" : ", service account " + account);
  }

  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }
}
