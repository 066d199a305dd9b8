package io.inscope.reports.framework;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A check under a requirement: `pci-dss-4.0.1 1.3.1 net-allow-all-ingress`.
record Pair(String framework, String requirement, String check) implements Comparable<Pair> {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::framework)
          .thenComparing(Pair::requirement)
          .thenComparing(Pair::check);

  @Override
  public int compareTo(Pair other) {
    return ORDER.compare(this, other);
  }

  /// The pairs of the shipped files. The standards for pods are compared by level, because the
  /// table does not tell their controls apart.
  static Set<Pair> of(Framework framework) {
    return framework.requirements().stream()
        .flatMap(
            requirement ->
                Stream.concat(requirement.checks().stream(), requirement.planned().stream())
                    .map(check -> new Pair(framework.id(), number(framework, requirement), check)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String number(Framework framework, Requirement requirement) {
    return framework.id().equals("pod-security-standards")
        ? requirement.title().split("[:,]", 2)[0]
        : requirement.id();
  }
}
