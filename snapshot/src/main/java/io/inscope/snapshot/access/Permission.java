package io.inscope.snapshot.access;

import java.util.ArrayList;
import java.util.List;

/// The smallest part of a rule: one verb on one thing.
///
/// @param target `pods/exec`, `deployments.apps`, `*.*` for every resource of every group; a path:
///   `/healthz`, and `*` for every path
/// @param name the only object it speaks of; empty for all
record Permission(String verb, String target, String name) {
  /// All that a rule says.
  static List<Permission> of(Rule rule) {
    List<Permission> all = new ArrayList<>();
    List<String> names = rule.names().isEmpty() ? List.of("") : rule.names();
    for (String verb : rule.verbs()) {
      rule.paths().forEach(path -> all.add(new Permission(verb, path, "")));
      for (String group : rule.groups()) {
        for (String resource : rule.resources()) {
          String target = group.isEmpty() ? resource : resource + "." + group;
          names.forEach(name -> all.add(new Permission(verb, target, name)));
        }
      }
    }
    return all;
  }

  /// `update configmaps named coredns`.
  @Override
  public String toString() {
    return verb + " " + target + (name.isEmpty() ? "" : " named " + name);
  }
}
