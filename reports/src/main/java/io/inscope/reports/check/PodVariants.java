package io.inscope.reports.check;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The different specifications with which the pods of a workload really run.
///
/// A template is what somebody asked for. What runs may differ: a webhook injects a container,
/// somebody debugs with an ephemeral one, an old pod survives a change. So where pods exist they
/// are asked, each distinct specification once; where they agree with the template, the template
/// speaks for all of them and evidence points to the owner.
///
/// Pods that have ended (Succeeded, Failed) run no more and never will again: installers, hooks,
/// what was evicted. What they were allowed to do is no finding on the cluster as it is. So they
/// count only where a check asks what stands in the object ([WorkloadCheck#asksFinishedPods]).
/// Where all pods of a controller have ended, its template is asked, because it makes new ones;
/// unless none is to come: of a bare pod, or of a Job that says it is done.
final class PodVariants {
  /// @param pods as they are, or the workload itself for its template
  /// @param ended whether every pod with this specification has ended
  private record Variant(Workload pods, boolean ended) {}

  /// What checks look at and what does not differ from replica to replica. The node, addresses and
  /// what the scheduler and the service account controller add are left out.
  private static final List<String> COMPARED =
      List.of(
          "hostPID",
          "hostIPC",
          "hostNetwork",
          "hostUsers",
          "hostAliases",
          "shareProcessNamespace",
          "os",
          "runtimeClassName",
          "automountServiceAccountToken",
          "securityContext");

  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  private final Workload workload;
  private final List<Variant> variants;

  private PodVariants(Workload workload, List<Variant> variants) {
    this.workload = workload;
    this.variants = variants;
  }

  static PodVariants of(Workload workload) {
    Map<List<@Nullable Object>, Variant> variants = new LinkedHashMap<>();
    if (!workload.pods().isEmpty()) {
      List<@Nullable Object> template = shape(workload.podMetadata(), workload.podSpec());
      for (Resource pod : workload.pods()) {
        Field metadata = pod.root().at("metadata");
        Field spec = pod.root().at("spec");
        List<@Nullable Object> shape = shape(metadata, spec);
        boolean ended = hasEnded(pod);
        Variant known = variants.get(shape);
        if (known == null) {
          Workload variant =
              shape.equals(template)
                  ? workload
                  : new Workload(workload.owner(), pod, metadata, spec, workload.pods());
          variants.put(shape, new Variant(variant, ended));
        } else if (known.ended() && !ended) {
          variants.put(shape, new Variant(known.pods(), false));
        }
      }
    }
    return new PodVariants(workload, List.copyOf(variants.values()));
  }

  /// At least one; of a workload without pods itself.
  List<Workload> all() {
    return variants.isEmpty() ? List.of(workload) : variants.stream().map(Variant::pods).toList();
  }

  /// Those that run or are to run; empty when all is over.
  List<Workload> running() {
    List<Workload> running =
        variants.stream().filter(variant -> !variant.ended()).map(Variant::pods).toList();
    if (!running.isEmpty()) {
      return running;
    }
    return isOver() ? List.of() : List.of(workload);
  }

  private boolean isOver() {
    GroupKind kind = workload.ref().groupKind();
    return kind.equals(Kinds.POD)
        ? !variants.isEmpty()
        : kind.equals(Kinds.JOB) && isDone(workload.owner());
  }

  private static boolean hasEnded(Resource pod) {
    Field status = pod.root().at("status");
    return status.isObject()
        && status.at("phase").value() instanceof String phase
        && (phase.equals("Succeeded") || phase.equals("Failed"));
  }

  /// Lenient on purpose: an odd condition must not cost the Job its answers.
  private static boolean isDone(Resource job) {
    Field status = job.root().at("status");
    return status.isObject()
        && status.at("conditions").isArray()
        && status
            .at("conditions")
            .each()
            .filter(Field::isObject)
            .filter(condition -> "True".equals(condition.at("status").value()))
            .map(condition -> condition.at("type").value())
            .anyMatch(type -> "Complete".equals(type) || "Failed".equals(type));
  }

  private static List<@Nullable Object> shape(Field metadata, Field spec) {
    List<@Nullable Object> shape = new ArrayList<>();
    if (!(spec.value() instanceof JsonObject pod)) {
      shape.add(spec.value());
      return shape;
    }
    COMPARED.forEach(key -> shape.add(emptyAsMissing(pod.get(key))));
    shape.add(withoutToken(pod.get("volumes")));
    for (String list : CONTAINERS) {
      shape.add(each(pod.get(list), PodVariants::container));
    }
    if (metadata.value() instanceof JsonObject object
        && object.get("annotations") instanceof JsonObject annotations) {
      annotations.keys().stream()
          .filter(key -> key.contains("seccomp.") || key.contains("apparmor."))
          .sorted()
          .forEach(key -> shape.add(List.of(key, String.valueOf(annotations.get(key)))));
    }
    return shape;
  }

  private static @Nullable Object container(@Nullable Object container) {
    if (!(container instanceof JsonObject object)) {
      return container;
    }
    JsonObject.Builder kept = JsonObject.builder();
    for (String key : object.keys()) {
      Object value = object.get(key);
      Object shape = key.equals("volumeMounts") ? withoutToken(value) : emptyAsMissing(value);
      if (shape != null) {
        kept.put(key, shape);
      }
    }
    return kept.build();
  }

  /// Without the volume, or the mount of it, through which every pod gets its own token; its name
  /// is random.
  private static @Nullable Object withoutToken(@Nullable Object list) {
    if (!(list instanceof JsonArray array)) {
      return list;
    }
    JsonArray.Builder kept = JsonArray.builder();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject item
          && item.get("name") instanceof String name
          && name.startsWith("kube-api-access-"))) {
        kept.add(array.get(i));
      }
    }
    return emptyAsMissing(kept.build());
  }

  private static @Nullable Object each(
      @Nullable Object list, UnaryOperator<@Nullable Object> change) {
    return list instanceof JsonArray array ? emptyAsMissing(array.map(change::apply)) : list;
  }

  private static @Nullable Object emptyAsMissing(@Nullable Object value) {
    return JsonObject.EMPTY.equals(value) || JsonArray.EMPTY.equals(value) ? null : value;
  }
}
