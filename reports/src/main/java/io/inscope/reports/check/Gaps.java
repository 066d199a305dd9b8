package io.inscope.reports.check;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What is missing of the kinds that a check reads, in words; the empty text where nothing is.
/// Nothing is missing of an add-on's kind that the cluster does not have: see [Installed].
///
/// Safe for several threads.
final class Gaps {
  /// The groups of Kubernetes itself that have a dot in their names.
  private static final Set<String> BUILT_IN =
      Set.of(
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "events.k8s.io",
          "flowcontrol.apiserver.k8s.io",
          "internal.apiserver.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "rbac.authorization.k8s.io",
          "resource.k8s.io",
          "scheduling.k8s.io",
          "storage.k8s.io",
          "storagemigration.k8s.io");

  private final ClusterSnapshot snapshot;
  private final Map<GroupKind, Boolean> absent = new ConcurrentHashMap<>();

  Gaps(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// In the cluster as a whole: `NetworkPolicy: it is not part of what was handed over`. Where only
  /// some namespaces are missing, the reason names them.
  String of(Set<GroupKind> kinds) {
    return in(kinds, "");
  }

  /// In the namespace an object lives in; a Namespace is its own, and for other cluster-scoped
  /// objects the whole cluster counts.
  String around(ResourceRef object, Set<GroupKind> kinds) {
    return in(
        kinds, object.groupKind().equals(Kinds.NAMESPACE) ? object.name() : object.namespace());
  }

  private String in(Set<GroupKind> kinds, String namespace) {
    return new TreeSet<>(kinds)
        .stream()
            .filter(kind -> !isAbsent(kind))
            .map(kind -> of(kind, snapshot.coverage(kind, namespace)))
            .filter(gap -> !gap.isEmpty())
            .collect(Collectors.joining("; "));
  }

  static String of(GroupKind kind, Coverage coverage) {
    return coverage instanceof Coverage.Read ? "" : kind.kind() + ": " + coverage.gap();
  }

  /// Whether the cluster is known to have no such kind. OpenShift's own API servers bring kinds
  /// without a definition, so theirs are known to be absent only when the APIServices were read.
  private boolean isAbsent(GroupKind kind) {
    return kind.group().contains(".")
        && !BUILT_IN.contains(kind.group())
        && absent.computeIfAbsent(
            kind,
            one ->
                snapshot.coverage(one, "") instanceof Coverage.NotAsked
                    && (!one.group().endsWith(".openshift.io")
                        || snapshot.coverage(Installed.API_SERVICE, "") instanceof Coverage.Read)
                    && Installed.of(snapshot, one) instanceof Installed.Not);
  }
}
