package io.inscope.snapshot.access;

import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.stream.Stream;

/// A role, given to one subject by one binding.
///
/// @param namespace where it holds; empty for the whole cluster
/// @param rules of the role
public record Assignment(Subject subject, String namespace, Resource binding, RuleSet rules) {
  public boolean isEverywhere() {
    return namespace.isEmpty();
  }

  /// Whether it holds where a request is made. Paths are of the whole cluster.
  boolean reaches(Request request) {
    return isEverywhere()
        || (request instanceof Request.OnResource one && one.namespace().equals(namespace));
  }

  Grant grant(RoleRule rule) {
    return new Grant(subject, namespace, binding, rule);
  }

  /// One grant for each rule.
  public Stream<Grant> grants() {
    return rules.rules().stream().map(this::grant);
  }

  /// What it gives of a power, grant by grant.
  public List<Power.Held> giving(Power power) {
    List<Power.Given> given = rules.giving(power, isEverywhere());
    return given.isEmpty() ? List.of() : held(power, given);
  }

  private List<Power.Held> held(Power power, List<Power.Given> some) {
    return some.stream()
        .map(given -> new Power.Held(grant(given.rule()), power, given.what()))
        .toList();
  }
}
