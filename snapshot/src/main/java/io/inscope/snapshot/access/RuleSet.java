package io.inscope.snapshot.access;

import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All rules of one role, found by what they speak of. However many bindings give the role, its
/// rules are looked through once. Safe for several threads.
public final class RuleSet {
  private final ResourceRef role;
  private final List<RoleRule> rules;
  private final List<String> limits;
  private final Map<String, List<RoleRule>> byResource = new HashMap<>();

  /// What the rules give, only of powers they give anything of; worked out when first asked for.
  private volatile @Nullable Map<Power, List<Power.Given>> everywhere;

  private volatile @Nullable Map<Power, List<Power.Given>> inNamespace;

  /// @param limits what of the role, or of those it collects from, could not be read
  RuleSet(ResourceRef role, List<RoleRule> rules, List<String> limits) {
    this.role = role;
    this.rules = List.copyOf(rules);
    this.limits = List.copyOf(limits);
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

  /// What of the role, or of those it collects from, could not be read, in sentences. Nothing
  /// follows from the absence of a rule as long as there is one.
  public List<String> limits() {
    return limits;
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
    return powers(everywhere).getOrDefault(power, List.of());
  }

  private Map<Power, List<Power.Given>> powers(boolean wide) {
    Map<Power, List<Power.Given>> known = wide ? everywhere : inNamespace;
    if (known == null) {
      // Two threads may both work it out; they find the same.
      known = powersOf(wide);
      if (wide) {
        everywhere = known;
      } else {
        inNamespace = known;
      }
    }
    return known;
  }

  private Map<Power, List<Power.Given>> powersOf(boolean wide) {
    Map<Power, List<Power.Given>> found = new EnumMap<>(Power.class);
    for (RoleRule rule : rules) {
      for (Power power : Power.ALL) {
        power
            .in(rule, wide)
            .ifPresent(given -> found.computeIfAbsent(power, _ -> new ArrayList<>()).add(given));
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return role.spoken();
  }
}
