package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import java.util.Set;
import java.util.TreeSet;

/// What a sheet is about: the CDE as a whole, or the workloads of one of its namespaces, or some of
/// them where they do not fit on one sheet.
///
/// @param namespace empty for the overview
/// @param workloads of the CDE, shown with or without a connection
/// @param part 1-based
/// @param parts how many sheets the namespace has
record Subject(String namespace, Set<ResourceRef> workloads, int part, int parts) {
  Subject {
    workloads = new TreeSet<>(workloads);
  }

  static Subject overview(Set<ResourceRef> cde) {
    return new Subject("", cde, 1, 1);
  }

  boolean isOverview() {
    return namespace.isEmpty();
  }

  /// `the CDE`, `namespace payments`, `namespace payments, part 1 of 3`.
  String name() {
    if (isOverview()) {
      return "the CDE";
    }
    return "namespace " + namespace + (parts == 1 ? "" : ", part %d of %d".formatted(part, parts));
  }

  /// Of files: `overview`, `payments`, `payments.2`. No namespace has a dot in its name.
  String fileName() {
    if (isOverview()) {
      return "overview";
    }
    String name = namespace.equals("overview") ? "namespace.overview" : namespace;
    return parts == 1 ? name : name + "." + part;
  }
}
