package io.inscope.snapshot.record;

import java.util.List;

/// What the server says we may do in a namespace, cluster-wide rights included. A preview, not the
/// truth: what is refused shows when it is asked for.
///
/// Source:
/// [SelfSubjectRulesReview](https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/).
///
/// @param incomplete whether the server says itself that there is more than it could tell
/// @param note why it is incomplete or is not known at all, in the server's words; else empty
public record Rights(String namespace, List<Rule> rules, boolean incomplete, String note) {
  public Rights {
    rules = List.copyOf(rules);
  }

  /// Verbs on resources, or on paths; `*` stands for all of a list.
  public record Rule(
      List<String> verbs,
      List<String> apiGroups,
      List<String> resources,
      List<String> resourceNames,
      List<String> paths) {
    public Rule {
      verbs = List.copyOf(verbs);
      apiGroups = List.copyOf(apiGroups);
      resources = List.copyOf(resources);
      resourceNames = List.copyOf(resourceNames);
      paths = List.copyOf(paths);
    }
  }
}
