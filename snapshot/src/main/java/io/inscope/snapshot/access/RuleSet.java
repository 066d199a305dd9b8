package io.inscope.snapshot.access;

import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All rules of one role, found by what they speak of. However many bindings give the role, its
/// rules are looked through once. Safe for several threads.
public final class RuleSet {
  private final ResourceRef role;
  private final List<RoleRule> rules;
  private final Map<String, List<RoleRule>> byResource = new HashMap<>();
  private final Map<Question, List<Power.Given>> answers = new ConcurrentHashMap<>();

  private record Question(Power power, boolean everywhere) {}

  RuleSet(ResourceRef role, List<RoleRule> rules) {
    this.role = role;
    this.rules = List.copyOf(rules);
    for (RoleRule rule : this.rules) {
      rule.rule().resources().stream()
          .distinct()
          .forEach(
              resource -> byResource.computeIfAbsent(resource, _ -> new ArrayList<>()).add(rule));
    }
  }

  public ResourceRef role() {
    return role;
  }

  /// In the order in which they stand; for an aggregated role those of each contributor together.
  public List<RoleRule> rules() {
    return rules;
  }

  /// The rules that cover a request.
  Stream<RoleRule> covering(Request request) {
    Stream<RoleRule> candidates =
        switch (request) {
          case Request.OnResource one -> speakingOf(one.resource());
          case Request.OnPath _ -> rules.stream().filter(rule -> !rule.rule().paths().isEmpty());
        };
    return candidates.filter(rule -> rule.rule().covers(request));
  }

  private Stream<RoleRule> speakingOf(String resource) {
    int slash = resource.indexOf('/');
    Stream<String> names =
        slash < 0
            ? Stream.of("*", resource)
            : Stream.of("*", resource, "*" + resource.substring(slash));
    return names.flatMap(name -> byResource.getOrDefault(name, List.of()).stream()).distinct();
  }

  /// What it gives of a power, rule by rule.
  ///
  /// @param everywhere whether a binding gives it for the whole cluster
  public List<Power.Given> giving(Power power, boolean everywhere) {
    return answers.computeIfAbsent(
        new Question(power, everywhere),
        _ -> rules.stream().flatMap(rule -> power.in(rule, everywhere).stream()).toList());
  }

  @Override
  public String toString() {
    return role.spoken();
  }
}
