package io.inscope.reports.checks.evidence;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What of an object somebody decided, as one text: without its status, without what the API server
/// counts and dates, and without what controllers write by themselves. Two objects with the same
/// text are the same to an auditor.
final class Substance {
  private static final Set<String> OF_THE_SERVER =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private static final Set<String> OF_CONTROLLERS =
      Set.of(
          "control-plane.alpha.kubernetes.io/leader",
          "deployment.kubernetes.io/revision",
          "deprecated.daemonset.template.generation",
          "kubectl.kubernetes.io/last-applied-configuration");

  private Substance() {}

  static String of(Resource resource) {
    JsonObject root = resource.root().object().without("status").without("apiVersion");
    boolean labelsOnly =
        resource.ref().groupKind().equals(Kinds.NODE)
            || resource.ref().groupKind().equals(Kinds.NAMESPACE);
    return CanonicalJson.text(
        changed(
            changed(root, "metadata", metadata -> metadata(metadata, labelsOnly)),
            "spec",
            spec -> spec.without("replicas")));
  }

  /// Agents keep notes on nodes and namespaces in annotations.
  private static JsonObject metadata(JsonObject metadata, boolean labelsOnly) {
    JsonObject kept = labelsOnly ? metadata.without("annotations") : metadata;
    for (String key : OF_THE_SERVER) {
      kept = kept.without(key);
    }
    return changed(
        kept,
        "annotations",
        annotations -> {
          JsonObject left = annotations;
          for (String key : OF_CONTROLLERS) {
            left = left.without(key);
          }
          return left;
        });
  }

  /// A member that is an object, changed; a member that is left empty is as good as none.
  private static JsonObject changed(
      JsonObject object, String key, UnaryOperator<JsonObject> change) {
    if (!(object.get(key) instanceof JsonObject member)) {
      return object;
    }
    JsonObject result = change.apply(member);
    return result.isEmpty()
        ? object.without(key)
        : object.mapValues((name, value) -> name.equals(key) ? result : value);
  }
}
