package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The labels that selectors can meet: of pods, and of templates whose pods may come, by namespace;
/// and of namespaces.
///
/// @param ofPods each set of labels once
record PodLabels(
    SortedMap<String, Set<Map<String, String>>> ofPods,
    SortedMap<String, Map<String, String>> ofNamespaces) {
  private static final String NAME = "kubernetes.io/metadata.name";

  static PodLabels of(Audit audit) {
    SortedMap<String, Set<Map<String, String>>> pods = new TreeMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      Set<Map<String, String>> labels =
          pods.computeIfAbsent(workload.namespace(), _ -> new HashSet<>());
      add(labels, workload.podMetadata());
      workload.pods().forEach(pod -> add(labels, pod.root().at("metadata")));
    }
    SortedMap<String, Map<String, String>> namespaces = new TreeMap<>();
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NAMESPACE)) {
      all.forEach(
          namespace -> {
            Map<String, String> labels = new TreeMap<>(namespace.labels());
            labels.put(NAME, namespace.ref().name());
            namespaces.put(namespace.ref().name(), labels);
          });
    }
    return new PodLabels(pods, namespaces);
  }

  private static void add(Set<Map<String, String>> labels, Field metadata) {
    try {
      labels.add(Resource.texts(metadata.at("labels")));
    } catch (WrongShape e) {
      // Labels that make no sense are met by no selector.
      labels.add(Map.of());
    }
  }

  boolean anyPod(String namespace, LabelSelector selector) {
    return ofPods.getOrDefault(namespace, Set.of()).stream().anyMatch(selector::matches);
  }

  boolean anyPod(LabelSelector namespaces, LabelSelector pods) {
    return ofNamespaces.entrySet().stream()
        .anyMatch(n -> namespaces.matches(n.getValue()) && anyPod(n.getKey(), pods));
  }
}
