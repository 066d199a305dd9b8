package io.inscope.snapshot.exposure;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;

/// A pod that does not exist.
record Supposed(String namespace, Map<String, String> labels, String account) {
  Workload workload() {
    return workload(JsonObject.of("serviceAccountName", account), List.of());
  }

  /// The same in the network of a node's host.
  ///
  /// @param node empty when it is not known which
  Workload onHost(String node) {
    JsonObject spec = JsonObject.builder().put("hostNetwork", true).put("nodeName", node).build();
    return workload(spec, node.isEmpty() ? List.of() : List.of(resource(spec)));
  }

  private Workload workload(JsonObject spec, List<Resource> pods) {
    Resource pod = resource(spec);
    return new Workload(pod, pod, pod.root().at("metadata"), pod.root().at("spec"), pods);
  }

  private Resource resource(JsonObject spec) {
    JsonObject metadata =
        JsonObject.builder()
            .put("name", "supposed")
            .put("namespace", namespace)
            .put("labels", SupposedNamespaces.object(labels))
            .build();
    return Resource.of(
            JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("metadata", metadata)
                .put("spec", spec)
                .build(),
            new Origin("supposed", 0))
        .orElseThrow();
  }
}
