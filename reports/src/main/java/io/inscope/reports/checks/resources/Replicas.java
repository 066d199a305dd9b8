package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// How many pods workloads are to have at least: as their autoscaler says, else as they say
/// themselves.
///
/// Source: [horizontal pod
/// autoscaling](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/).
///
/// @param autoscalers by what they scale
record Replicas(Map<ResourceRef, Resource> autoscalers) {
  static final GroupKind AUTOSCALER = new GroupKind("autoscaling", "HorizontalPodAutoscaler");

  /// The kinds that have a number of replicas.
  static final Set<GroupKind> KINDS =
      Set.of(Kinds.DEPLOYMENT, Kinds.STATEFUL_SET, Kinds.REPLICA_SET, Kinds.REPLICATION_CONTROLLER);

  static Replicas of(Audit audit) {
    Map<ResourceRef, Resource> found = new HashMap<>();
    try (Stream<Resource> all = audit.snapshot().all(AUTOSCALER)) {
      all.forEach(
          autoscaler -> {
            try {
              found.putIfAbsent(target(autoscaler), autoscaler);
            } catch (WrongShape e) {
              // A check of its own tells; here it scales nothing.
            }
          });
    }
    return new Replicas(found);
  }

  /// What an autoscaler scales.
  static ResourceRef target(Resource autoscaler) {
    Field target = autoscaler.root().at("spec", "scaleTargetRef");
    GroupKind kind = GroupKind.of(target.at("apiVersion").text(""), target.at("kind").text(""));
    return ResourceRef.of(kind, autoscaler.ref().namespace(), target.at("name").text(""));
  }

  /// The field that says how many there are at least; empty for workloads without replicas.
  static Optional<Field> field(Workload workload, Audit audit) {
    if (!KINDS.contains(workload.ref().groupKind())) {
      return Optional.empty();
    }
    Resource autoscaler =
        audit.view(Replicas.class, Replicas::of).autoscalers().get(workload.ref());
    return Optional.of(
        autoscaler == null
            ? workload.owner().root().at("spec", "replicas")
            : autoscaler.root().at("spec", "minReplicas"));
  }

  /// How many there are at least; 1 where neither says anything, empty for workloads without
  /// replicas.
  static OptionalLong atLeast(Workload workload, Audit audit) {
    return field(workload, audit)
        .map(field -> OptionalLong.of(field.number().orElse(1)))
        .orElse(OptionalLong.empty());
  }

  /// Why a question about several pods of a workload does not arise; empty when it does.
  static Optional<Outcome> unlessSeveral(Workload workload, Audit audit) {
    OptionalLong replicas = atLeast(workload, audit);
    if (replicas.isEmpty()) {
      return Optional.of(new Outcome.NotApplicable("it is of a kind without replicas"));
    }
    return replicas.getAsLong() > 1
        ? Optional.empty()
        : Optional.of(
            new Outcome.NotApplicable(
                replicas.getAsLong() == 1 ? "it has one replica" : "it is scaled to nothing"));
  }

  /// The labels of the pods of a workload.
  static Map<String, String> labels(Workload workload) {
    return Resource.texts(workload.podMetadata().at("labels"));
  }
}
