package io.inscope.snapshot.access;

import java.util.List;
import java.util.Optional;

/// What a rule has to allow: one of some verbs on one of some resources of a group.
///
/// @param ofCluster the resources belong to no namespace, so that only a ClusterRoleBinding gives
///   rights over them
/// @param verbs sorted; any of them is enough
/// @param resources plural, with their subresources, `userextras/*` for any subresource; empty for
///   any of the group, but not for its subresources
record Demand(boolean ofCluster, List<String> verbs, String group, List<String> resources) {
  static Demand in(String group, List<String> verbs, String... resources) {
    return new Demand(false, verbs, group, List.of(resources));
  }

  static Demand ofCluster(String group, List<String> verbs, String... resources) {
    return new Demand(true, verbs, group, List.of(resources));
  }

  /// How a rule meets it: `create pods/exec`.
  Optional<String> in(Rule rule, boolean everywhere) {
    if ((ofCluster && !everywhere) || !covers(rule.groups(), group)) {
      return Optional.empty();
    }
    for (String verb : verbs) {
      if (covers(rule.verbs(), verb)) {
        Optional<String> met =
            resources.isEmpty()
                ? anyOf(rule, verb)
                : resources.stream()
                    .filter(resource -> isEffective(rule, verb, resource))
                    .filter(resource -> speaksOf(rule, resource))
                    .findFirst();
        if (met.isPresent()) {
          return Optional.of(verb + " " + met.get());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> anyOf(Rule rule, String verb) {
    return rule.resources().stream()
        .filter(resource -> resource.indexOf('/') < 0 && isEffective(rule, verb, resource))
        .findFirst()
        .map(resource -> resource + "." + group);
  }

  private boolean speaksOf(Rule rule, String resource) {
    if (!resource.endsWith("/*")) {
      return rule.coversResource(resource);
    }
    String parent = resource.substring(0, resource.length() - 1);
    return rule.resources().stream()
        .anyMatch(one -> one.equals("*") || one.startsWith("*/") || one.startsWith(parent));
  }

  private static boolean covers(List<String> list, String wanted) {
    return list.contains("*") || list.contains(wanted);
  }

  /// A request for a new object, or to delete several, names none, so a rule with names never
  /// covers it. One for a subresource names the object it belongs to.
  private static boolean isEffective(Rule rule, String verb, String resource) {
    return !rule.isNamed()
        || !(verb.equals("deletecollection")
            || (verb.equals("create") && resource.indexOf('/') < 0));
  }
}
