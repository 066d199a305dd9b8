package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import java.util.List;

/// What one rule of a role says.
///
/// The core group has the empty name, which some exporters write as `null`; a group that is really
/// called so cannot exist, as API groups beside the core have a dot or are Kubernetes' own.
///
/// `*` covers everything, subresources among it; `pods` does not cover `pods/exec`, `*/exec` does.
/// A path that ends in `*` covers every path that begins so. Source: [referring to
/// resources](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources).
///
/// @param names the only objects it speaks of; empty for all
/// @param paths `nonResourceURLs`
public record Rule(
    List<String> verbs,
    List<String> groups,
    List<String> resources,
    List<String> names,
    List<String> paths) {

  public Rule {
    verbs = List.copyOf(verbs);
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    names = List.copyOf(names);
    paths = List.copyOf(paths);
  }

  /// Reads a rule.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when a list is not one, or holds something else
  ///   than texts
  public static Rule of(Field rule) {
    return new Rule(
        texts(rule, "verbs"),
        texts(rule, "apiGroups").stream().map(group -> group.equals("null") ? "" : group).toList(),
        texts(rule, "resources"),
        texts(rule, "resourceNames"),
        texts(rule, "nonResourceURLs"));
  }

  private static List<String> texts(Field rule, String list) {
    return rule.at(list).each().map(item -> item.text("")).toList();
  }

  /// Whether it speaks of named objects only.
  public boolean isNamed() {
    return !names.isEmpty();
  }

  /// Whether it covers a request, wherever its role was given. A rule with names covers no request
  /// that names nothing.
  public boolean covers(Request request) {
    return switch (request) {
      case Request.OnResource one ->
          allows(one.verb(), one.group(), one.resource())
              && (names.isEmpty() || names.contains(one.name()));
      case Request.OnPath one -> any(verbs, one.verb()) && coversPath(one.path());
    };
  }

  /// Whether it covers a verb on a resource, be it only on objects it names.
  ///
  /// @param group empty for core
  /// @param resource plural, with its subresource if any: `secrets`, `pods/exec`
  public boolean allows(String verb, String group, String resource) {
    return any(verbs, verb) && any(groups, group) && coversResource(resource);
  }

  private static boolean any(List<String> list, String wanted) {
    return list.contains("*") || list.contains(wanted);
  }

  /// Whether it speaks of a resource, whatever the group.
  boolean coversResource(String wanted) {
    int slash = wanted.indexOf('/');
    return any(resources, wanted)
        || (slash >= 0 && resources.contains("*" + wanted.substring(slash)));
  }

  private boolean coversPath(String wanted) {
    return paths.stream()
        .anyMatch(
            path ->
                path.equals("*")
                    || path.equals(wanted)
                    || (path.endsWith("*")
                        && wanted.startsWith(path.substring(0, path.length() - 1))));
  }
}
