package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.stream.Collectors;

/// A rule that a pod breaks, and where.
///
/// @param fields at least one
public record Violation(Rule rule, List<Field> fields) {
  public Violation {
    fields = List.copyOf(fields);
  }

  /// The rule and the checks that show more: `hostNamespaces (pod-host-ipc, pod-host-network)`.
  @Override
  public String toString() {
    return fields.stream()
        .map(rule::check)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", ", rule.name() + " (", ")"));
  }
}
