package io.inscope.snapshot.model;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pods under their top owner: what people call an application's component.
///
/// @param owner the object that is on top: a Deployment, StatefulSet, DaemonSet, CronJob, Job, a
///   bare or static Pod, or a custom owner we know only by its pods (then the lowest owner that was
///   read, or a pod)
/// @param template the object in which `podSpec` stands: the owner, or one of its pods when the
///   owner has no template of its own
/// @param podMetadata metadata of the pod template
/// @param podSpec the pod's specification
/// @param pods the pods that exist, sorted; empty for declared intent and for workloads scaled to
///   nothing
public record Workload(
    Resource owner, Resource template, Field podMetadata, Field podSpec, List<Resource> pods) {

  public Workload {
    pods = List.copyOf(pods);
  }

  public ResourceRef ref() {
    return owner.ref();
  }

  public String namespace() {
    return ref().namespace();
  }

  /// All containers in the order init, application, ephemeral: the one place that knows the three
  /// lists.
  public Stream<Field> containers() {
    // Of most pods only one list is there, and everybody asks.
    if (podSpec.value() instanceof JsonObject spec
        && spec.get("initContainers") == null
        && spec.get("ephemeralContainers") == null
        && spec.get("containers") instanceof JsonArray) {
      return podSpec.at("containers").each();
    }
    return Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(list -> podSpec.at(list).each());
  }

  /// The container around or at a field of the pod's specification, by name; empty for fields of
  /// the pod itself.
  public Optional<String> containerOf(String pointer) {
    return containers()
        .filter(c -> pointer.equals(c.pointer()) || pointer.startsWith(c.pointer() + "/"))
        .findFirst()
        .map(c -> c.at("name").text(""));
  }
}
