package io.inscope.reports.checks.controlplane;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A policy of the API server's audit log: the first rule that matches a request says whether it is
/// logged.
///
/// Source: [audit policy](https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy)
/// and its [reference](https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/).
///
/// @param root with `rules`
record AuditPolicy(Field root) {
  private static final List<String> CONDITIONS = List.of("users", "userGroups", "namespaces");

  /// A request of somebody who is nobody special.
  ///
  /// @param resource with its subresource: `pods/exec`
  record Request(String verb, String group, String resource) {
    @Override
    public String toString() {
      return verb + " " + resource;
    }
  }

  /// What becomes of a request.
  sealed interface Fate {
    /// It is logged, whoever sends it.
    record Logged() implements Fate {}

    /// Nobody's are logged, by this rule; empty when no rule matches, which logs nothing.
    record Dropped(Optional<Field> rule) implements Fate {}

    /// Some people's, or those in some namespaces, are not logged.
    record Partly(Field rule) implements Fate {}
  }

  Fate of(Request request) {
    Optional<Field> except = Optional.empty();
    for (Field rule : root.at("rules").each().toList()) {
      if (!matches(rule, request)) {
        continue;
      }
      boolean drops = rule.at("level").text("").equals("None");
      if (CONDITIONS.stream().anyMatch(name -> rule.at(name).each().findAny().isPresent())) {
        if (drops && except.isEmpty()) {
          except = Optional.of(rule);
        }
      } else if (drops) {
        return new Fate.Dropped(Optional.of(rule));
      } else {
        return except.<Fate>map(Fate.Partly::new).orElseGet(Fate.Logged::new);
      }
    }
    return new Fate.Dropped(Optional.empty());
  }

  /// Whether a rule is about such requests, of whoever and wherever.
  private static boolean matches(Field rule, Request request) {
    if (!isAmong(rule.at("verbs"), Set.of(request.verb(), "*"))) {
      return false;
    }
    List<Field> resources = rule.at("resources").each().toList();
    return resources.isEmpty()
        ? rule.at("nonResourceURLs").each().findAny().isEmpty()
        : resources.stream().anyMatch(one -> isAbout(one, request));
  }

  /// A list that names one of these, or names nothing.
  private static boolean isAmong(Field list, Set<String> wanted) {
    List<String> given = list.each().map(item -> item.text("")).toList();
    return given.isEmpty() || given.stream().anyMatch(wanted::contains);
  }

  private static boolean isAbout(Field resources, Request request) {
    String group = resources.at("group").text("");
    if (!group.equals(request.group()) && !group.equals("*")) {
      return false;
    }
    if (resources.at("resourceNames").each().findAny().isPresent()) {
      return false;
    }
    int slash = request.resource().indexOf('/');
    Set<String> names =
        slash < 0
            ? Set.of("*", request.resource())
            : Set.of(
                "*",
                request.resource(),
                request.resource().substring(0, slash) + "/*",
                "*" + request.resource().substring(slash));
    return isAmong(resources.at("resources"), names);
  }
}
