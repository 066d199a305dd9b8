package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The namespaces in which workloads of the CDE run, sorted.
record CdeNamespaces(SortedSet<String> names) {
  static CdeNamespaces of(Audit audit) {
    return new CdeNamespaces(
        audit.scope().cde().stream()
            .map(ResourceRef::namespace)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  static SortedSet<String> in(Audit audit) {
    return audit.view(CdeNamespaces.class, CdeNamespaces::of).names();
  }
}
