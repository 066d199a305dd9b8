package io.inscope.reports.check;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is missing of the kinds that a check reads, in words; the empty text where nothing is.
record Gaps(ClusterSnapshot snapshot) {
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
            .map(kind -> of(kind, snapshot.coverage(kind, namespace)))
            .filter(gap -> !gap.isEmpty())
            .collect(Collectors.joining("; "));
  }

  static String of(GroupKind kind, Coverage coverage) {
    return coverage instanceof Coverage.Read ? "" : kind.kind() + ": " + coverage.gap();
  }
}
