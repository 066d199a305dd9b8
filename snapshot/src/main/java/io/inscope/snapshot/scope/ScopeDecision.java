package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;

/// What a person decided about some workloads.
///
/// @param namespace empty when any
/// @param selector over the labels of pods; everything when none is given
/// @param workload the one workload meant; then nothing else is given
/// @param dataRole empty when not said
/// @param because the reason; may be empty
/// @param line where it stands in its file, 1-based
public record ScopeDecision(
    ScopeClass scopeClass,
    Optional<String> namespace,
    LabelSelector selector,
    Optional<ResourceRef> workload,
    Optional<DataRole> dataRole,
    String because,
    int line) {

  /// Whether it is about a workload.
  public boolean covers(Workload candidate) {
    if (workload.isPresent()) {
      return workload.get().equals(candidate.ref());
    }
    return namespace.filter(n -> !n.equals(candidate.namespace())).isEmpty()
        && (selector.isEverything() || selects(candidate));
  }

  private boolean selects(Workload candidate) {
    return selector.matches(Resource.texts(labels(candidate)));
  }

  private static Field labels(Workload candidate) {
    return candidate.podMetadata().isObject()
        ? candidate.podMetadata().at("labels")
        : candidate.owner().root().at("metadata", "labels");
  }

  /// How narrow it is: the narrowest decision about a workload counts.
  int narrowness() {
    return workload.isPresent()
        ? 3
        : (selector.isEverything() ? 0 : 2) + (namespace.isPresent() ? 1 : 0) - 1;
  }
}
