package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which workload runs on which nodes, in which namespace, and as whom.
final class Census {
  private final List<Workload> workloads;
  private final Map<String, List<Workload>> byNamespace = new TreeMap<>();
  private final Map<ResourceRef, SortedMap<String, Resource>> nodesOf = new HashMap<>();
  private final Map<String, List<Workload>> onNode = new TreeMap<>();
  private final Map<ResourceRef, List<ResourceRef>> runAs = new HashMap<>();
  private final Map<String, List<ResourceRef>> withTokenIn = new TreeMap<>();
  private final List<ResourceRef> withToken = new ArrayList<>();
  private final Map<ResourceRef, ResourceRef> ownerOfPod = new HashMap<>();

  Census(ClusterSnapshot snapshot) {
    workloads = snapshot.workloads();
    for (Workload workload : workloads) {
      byNamespace.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>()).add(workload);
      TreeMap<String, Resource> nodes = new TreeMap<>();
      for (Resource pod : workload.pods()) {
        ownerOfPod.put(pod.ref(), workload.ref());
        nodeOf(pod).ifPresent(node -> nodes.putIfAbsent(node, pod));
      }
      nodesOf.put(workload.ref(), nodes);
      nodes
          .keySet()
          .forEach(node -> onNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(workload));
      identify(snapshot, workload);
    }
  }

  private void identify(ClusterSnapshot snapshot, Workload workload) {
    try {
      Field spec = workload.podSpec();
      String name = spec.at("serviceAccountName").text(spec.at("serviceAccount").text("default"));
      ResourceRef account =
          ResourceRef.of(
              Kinds.SERVICE_ACCOUNT, workload.namespace(), name.isEmpty() ? "default" : name);
      if (!carriesToken(snapshot, spec, account)) {
        return;
      }
      runAs.computeIfAbsent(account, _ -> new ArrayList<>()).add(workload.ref());
      withTokenIn.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>()).add(workload.ref());
      withToken.add(workload.ref());
    } catch (WrongShape e) {
      // Its other facts are still worth having; checks say what is wrong with the object.
    }
  }

  /// Whether a pod gets a token of its account: asked for in a volume, or mounted unless the pod or
  /// else the account says no. Source: [opting out of API credential
  /// automounting](https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting).
  private static boolean carriesToken(ClusterSnapshot snapshot, Field spec, ResourceRef account) {
    boolean asked =
        spec.at("volumes")
            .each()
            .flatMap(volume -> volume.at("projected", "sources").each())
            .anyMatch(source -> source.at("serviceAccountToken").isPresent());
    if (asked) {
      return true;
    }
    Field ofPod = spec.at("automountServiceAccountToken");
    if (ofPod.isPresent()) {
      return ofPod.isTrue();
    }
    Optional<Resource> found = snapshot.find(account);
    return found.isEmpty() || !found.get().root().at("automountServiceAccountToken").isFalse();
  }

  /// The node of a pod that is not over.
  private static Optional<String> nodeOf(Resource pod) {
    Field status = pod.root().at("status");
    boolean over =
        status.isObject()
            && status.at("phase").value() instanceof String phase
            && (phase.equals("Succeeded") || phase.equals("Failed"));
    Field spec = pod.root().at("spec");
    return !over
            && spec.isObject()
            && spec.at("nodeName").value() instanceof String node
            && !node.isEmpty()
        ? Optional.of(node)
        : Optional.empty();
  }

  /// Sorted.
  List<Workload> workloads() {
    return workloads;
  }

  List<Workload> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  /// The nodes a workload runs on, sorted; empty when it runs nowhere, or nobody knows.
  SortedSet<String> nodesOf(ResourceRef workload) {
    SortedMap<String, Resource> nodes = nodesOf.get(workload);
    return nodes == null ? Collections.emptySortedSet() : new TreeSet<>(nodes.keySet());
  }

  /// File and line that show a workload on a node.
  String placeOf(ResourceRef workload, String node) {
    SortedMap<String, Resource> nodes = nodesOf.get(workload);
    Resource pod = nodes == null ? null : nodes.get(node);
    return pod == null ? "" : pod.place(pod.root().at("spec", "nodeName"));
  }

  /// The nodes on which something runs, sorted.
  Map<String, List<Workload>> onNodes() {
    return onNode;
  }

  List<Workload> on(String node) {
    return onNode.getOrDefault(node, List.of());
  }

  Optional<ResourceRef> ownerOf(ResourceRef pod) {
    return Optional.ofNullable(ownerOfPod.get(pod));
  }

  /// The workloads that carry a token of an account.
  List<ResourceRef> runAs(ResourceRef account) {
    return runAs.getOrDefault(account, List.of());
  }

  List<ResourceRef> withTokenIn(String namespace) {
    return withTokenIn.getOrDefault(namespace, List.of());
  }

  List<ResourceRef> withToken() {
    return withToken;
  }

  /// The pod specifications of a workload: its template, and those of its pods that claim volumes
  /// of their own.
  static Stream<Source> specs(Workload workload) {
    Stream<Source> template = Stream.of(new Source(workload.template(), workload.podSpec()));
    return Stream.concat(
        template,
        workload.pods().stream()
            .filter(pod -> !pod.ref().equals(workload.template().ref()))
            .map(pod -> new Source(pod, pod.root().at("spec"))));
  }

  /// A pod specification and the object in which it stands.
  record Source(Resource resource, Field spec) {}
}
