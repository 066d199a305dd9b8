package io.inscope.reports.custom;

import io.inscope.reports.check.Check;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;
import io.inscope.reports.judgement.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of a folder: checks like those of the library, and what they speak to.
///
/// @param checks sorted by id; a rule that cannot be read is there too and answers so
/// @param requirements ids of checks by requirement
/// @param problems what cannot be read, each with file, line and column
public record CustomRules(
    List<Check> checks, Map<Target.Requirement, Set<String>> requirements, List<String> problems) {
  public static final CustomRules NONE = new CustomRules(List.of(), Map.of(), List.of());

  public CustomRules {
    checks = List.copyOf(checks);
    requirements = Map.copyOf(requirements);
    problems = List.copyOf(problems);
  }

  static CustomRules of(List<Rule> rules, List<? extends Check> unreadable, List<String> problems) {
    SortedMap<String, Check> checks = new TreeMap<>();
    unreadable.forEach(check -> checks.put(check.info().id(), check));
    Map<Target.Requirement, Set<String>> requirements = new java.util.HashMap<>();
    for (Rule rule : rules) {
      checks.put(
          rule.info().id(),
          rule.about() instanceof Rule.About.Objects
              ? new CustomResourceCheck(rule)
              : new CustomWorkloadCheck(rule));
      rule.requirements()
          .forEach(
              r -> requirements.computeIfAbsent(r, _ -> new TreeSet<>()).add(rule.info().id()));
    }
    return new CustomRules(List.copyOf(checks.values()), requirements, problems);
  }

  /// The frameworks with these rules among the checks of the requirements they name.
  public Frameworks into(Frameworks frameworks) {
    if (requirements.isEmpty()) {
      return frameworks;
    }
    return frameworks.map(
        framework ->
            new Framework(
                framework.id(),
                framework.title(),
                framework.note(),
                framework.requirements().stream()
                    .map(
                        r ->
                            r.with(
                                requirements.getOrDefault(
                                    new Target.Requirement(framework.id(), r.id()), Set.of())))
                    .toList()));
  }
}
