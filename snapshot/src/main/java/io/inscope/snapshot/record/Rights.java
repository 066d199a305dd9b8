package io.inscope.snapshot.record;

import java.util.List;

/// What the server says we may do in a namespace, cluster-wide rights included. A preview, not the
/// truth: what is refused shows when it is asked for.
///
/// Source:
/// [SelfSubjectRulesReview](https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/).
///
/// @param namespace empty where this row says about which namespaces the server was not asked
/// @param incomplete whether the server says itself that there is more than it could tell
/// @param note why it is incomplete or is not known at all, in the server's words; else empty
public record Rights(String namespace, List<Rule> rules, boolean incomplete, String note) {
  public Rights {
    rules = List.copyOf(rules);
  }

  /// Whether a rule allows to list a kind in this namespace. A rule for objects with certain names
  /// allows no list.
  public boolean allowListing(ApiResource resource) {
    return rules.stream().anyMatch(rule -> rule.allowsListing(resource));
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

    private boolean allowsListing(ApiResource resource) {
      return has(verbs, "list")
          && has(apiGroups, resource.group())
          && has(resources, resource.plural())
          && resourceNames.isEmpty();
    }

    private static boolean has(List<String> texts, String text) {
      return texts.contains(text) || texts.contains("*");
    }
  }
}
