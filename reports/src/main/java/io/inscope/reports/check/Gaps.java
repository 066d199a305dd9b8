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
/// Nothing is missing of a kind that the cluster is known not to have.
///
/// @param absent whether each kind that was asked about and not read is such a one
/// @param outlines whether the outlines of objects are enough
record Gaps(ClusterSnapshot snapshot, Map<GroupKind, Boolean> absent, boolean outlines) {
  Gaps(ClusterSnapshot snapshot) {
    this(snapshot, new ConcurrentHashMap<>(), false);
  }

  /// What is missing for a check.
  Gaps to(Check check) {
    return new Gaps(snapshot, absent, check.readsOutlines());
  }

  /// In the cluster as a whole: `NetworkPolicy: it is not part of what was handed over`. Where only
  /// some namespaces are missing, the reason names them.
  String of(Set<GroupKind> kinds) {
    return in(kinds, "");
  }

  /// In the namespace an object lives in.
  String around(ResourceRef object, Set<GroupKind> kinds) {
    return in(kinds, around(object));
  }

  /// The namespace an object lives in; a Namespace is its own, and for other cluster-scoped objects
  /// the whole cluster counts, which is the empty text.
  static String around(ResourceRef object) {
    return object.groupKind().equals(Kinds.NAMESPACE) ? object.name() : object.namespace();
  }

  private String in(Set<GroupKind> kinds, String namespace) {
    return new TreeSet<>(kinds)
        .stream()
            .map(kind -> gap(kind, namespace))
            .filter(gap -> !gap.isEmpty())
            .collect(Collectors.joining("; "));
  }

  private String gap(GroupKind kind, String namespace) {
    Coverage coverage =
        outlines ? snapshot.outlines(kind, namespace) : snapshot.coverage(kind, namespace);
    return coverage instanceof Coverage.NotAsked && absent.computeIfAbsent(kind, this::isAbsent)
        ? ""
        : of(kind, coverage);
  }

  /// OpenShift's own API servers bring kinds without a definition, so theirs are known to be absent
  /// only when the APIServices were read.
  private boolean isAbsent(GroupKind kind) {
    return Novelty.isUnknownTo(KubernetesVersion.of(snapshot), kind)
        || ((!kind.group().endsWith(".openshift.io")
                || snapshot.coverage(Installed.API_SERVICE, "") instanceof Coverage.Read)
            && Installed.of(snapshot, kind) instanceof Installed.Not);
  }

  static String of(GroupKind kind, Coverage coverage) {
    return coverage instanceof Coverage.Read ? "" : kind.kind() + ": " + coverage.gap();
  }
}
