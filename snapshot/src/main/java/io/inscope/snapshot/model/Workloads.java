package io.inscope.snapshot.model;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Groups pods under their top owner: Pod, ReplicaSet, Deployment; Pod, Job, CronJob.
///
/// An owner that was not handed over ends the climb, so a pod of an unread ReplicaSet is grouped
/// under that ReplicaSet's name only if it was read; otherwise the pod stands for itself. A static
/// pod is owned by its node and stands for itself. Source of the owner rules: the [garbage
/// collection documentation](https://kubernetes.io/docs/concepts/architecture/garbage-collection/).
public final class Workloads {
  /// The kinds that have a pod template, with its place.
  private static final Map<GroupKind, String[]> TEMPLATES =
      Map.of(
          Kinds.DEPLOYMENT, new String[] {"spec", "template"},
          Kinds.REPLICA_SET, new String[] {"spec", "template"},
          Kinds.STATEFUL_SET, new String[] {"spec", "template"},
          Kinds.DAEMON_SET, new String[] {"spec", "template"},
          Kinds.REPLICATION_CONTROLLER, new String[] {"spec", "template"},
          Kinds.JOB, new String[] {"spec", "template"},
          Kinds.CRON_JOB, new String[] {"spec", "jobTemplate", "spec", "template"});

  private static final int MAX_OWNERS = 10;

  private final ClusterSnapshot snapshot;
  private final Map<ResourceRef, Resource> controllers = new HashMap<>();

  private Workloads(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    for (GroupKind kind : TEMPLATES.keySet()) {
      snapshot.all(kind).forEach(controller -> controllers.put(controller.ref(), controller));
    }
  }

  /// All workloads of a snapshot, sorted. Asks the snapshot for its pods and controllers only.
  public static List<Workload> of(ClusterSnapshot snapshot) {
    return new Workloads(snapshot).group();
  }

  private List<Workload> group() {
    Map<ResourceRef, List<Resource>> podsOf = new TreeMap<>();
    Map<ResourceRef, Resource> tops = new HashMap<>();
    snapshot
        .all(Kinds.POD)
        .forEach(
            pod -> {
              Resource top = topOf(pod);
              tops.put(top.ref(), top);
              podsOf.computeIfAbsent(top.ref(), _ -> new ArrayList<>()).add(pod);
            });
    for (Resource controller : controllers.values()) {
      if (topOf(controller).ref().equals(controller.ref()) && !isRetired(controller)) {
        tops.putIfAbsent(controller.ref(), controller);
      }
    }
    List<ResourceRef> order = new ArrayList<>(tops.keySet());
    Collections.sort(order);
    List<Workload> workloads = new ArrayList<>(order.size());
    for (ResourceRef ref : order) {
      Resource owner = tops.get(ref);
      if (owner != null) {
        workloads.add(workload(owner, podsOf.getOrDefault(ref, List.of())));
      }
    }
    return List.copyOf(workloads);
  }

  /// A ReplicaSet without an owner in the snapshot that wants no pods is the rest of a rollout, not
  /// a workload.
  private static boolean isRetired(Resource controller) {
    return controller.ref().groupKind().equals(Kinds.REPLICA_SET)
        && controller.root().at("metadata", "ownerReferences").isPresent()
        && controller.root().value() instanceof JsonObject root
        && root.get("spec") instanceof JsonObject spec
        && Long.valueOf(0).equals(spec.get("replicas"));
  }

  private Resource topOf(Resource start) {
    Resource current = start;
    Set<ResourceRef> seen = new HashSet<>();
    for (int i = 0; i < MAX_OWNERS && seen.add(current.ref()); i++) {
      Optional<Resource> owner = ownerOf(current);
      if (owner.isEmpty()) {
        break;
      }
      current = owner.get();
    }
    return current;
  }

  private Optional<Resource> ownerOf(Resource resource) {
    Field references = resource.root().at("metadata", "ownerReferences");
    if (!references.isArray()) {
      return Optional.empty();
    }
    return references
        .each()
        .filter(Field::isObject)
        .filter(reference -> Boolean.TRUE.equals(reference.at("controller").value()))
        .map(reference -> refOf(reference, resource.ref().namespace()))
        .flatMap(ref -> Optional.ofNullable(controllers.get(ref)).stream())
        .findFirst();
  }

  private static ResourceRef refOf(Field reference, String namespace) {
    GroupKind kind = GroupKind.of(textOf(reference.at("apiVersion")), textOf(reference.at("kind")));
    return ResourceRef.of(Namespacing.canonical(kind), namespace, textOf(reference.at("name")));
  }

  /// Lenient on purpose: an odd owner reference must not cost the whole cluster its workloads.
  private static String textOf(Field field) {
    return field.value() instanceof String text ? text : "";
  }

  private static Workload workload(Resource owner, List<Resource> pods) {
    String[] path = TEMPLATES.get(owner.ref().groupKind());
    if (path == null) {
      return new Workload(owner, owner, owner.root().at("metadata"), owner.root().at("spec"), pods);
    }
    Field template = owner.root();
    for (String step : path) {
      if (!template.isObject()) {
        break;
      }
      template = template.at(step);
    }
    if (!template.isObject()) {
      // Without a readable template the pods speak for it; without pods, whoever reads meets the
      // wrong shape.
      if (!pods.isEmpty()) {
        Resource pod = pods.getFirst();
        return new Workload(owner, pod, pod.root().at("metadata"), pod.root().at("spec"), pods);
      }
      return new Workload(owner, owner, owner.root().at("metadata"), owner.root().at("spec"), pods);
    }
    return new Workload(owner, owner, template.at("metadata"), template.at("spec"), pods);
  }
}
