package io.inscope.reports.request;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of a ClusterRole that may get and list some kinds, as YAML: one for each API group,
/// sorted. Never a `*`, which would let in what nobody thought of.
final class RoleRules {
  private final Map<String, TreeSet<String>> groups = new TreeMap<>();

  /// @param group empty for core
  /// @param plural as in paths: `pods`
  RoleRules add(String group, String plural) {
    groups.computeIfAbsent(group, _ -> new TreeSet<>()).add(plural);
    return this;
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /// The items of the list `rules`; empty when there are none.
  String yaml() {
    StringBuilder yaml = new StringBuilder();
    groups.forEach(
        (group, resources) ->
            yaml.append("- apiGroups: [\"%s\"]\n".formatted(group))
                .append("  resources: [%s]\n".formatted(String.join(", ", resources)))
                .append("  verbs: [get, list]\n"));
    return yaml.toString();
  }
}
