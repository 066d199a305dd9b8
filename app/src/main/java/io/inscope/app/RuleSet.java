package io.inscope.app;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.custom.CustomRules;
import io.inscope.reports.custom.RuleFolder;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The checks an assessment runs: those of the library and the organisation's own, with the
/// frameworks they speak to.
///
/// @param checks sorted by id
/// @param problems rules that cannot be read, each with its place
public record RuleSet(List<Check> checks, Frameworks frameworks, List<String> problems) {
  /// The folder beside a project in which its rules are looked for.
  public static final String FOLDER = "inscope-rules";

  public RuleSet {
    checks = List.copyOf(checks);
    problems = List.copyOf(problems);
  }

  /// The library alone.
  public static RuleSet shipped() {
    return with(CustomRules.NONE, Library.FRAMEWORKS);
  }

  /// With the rules in the folder beside the project, where there is one.
  ///
  /// @throws InputFileException when the folder cannot be read
  public static RuleSet of(Path project) {
    Path folder = project.toAbsolutePath().resolveSibling(FOLDER);
    return Files.isDirectory(folder) ? in(folder) : shipped();
  }

  /// With the rules in a folder.
  ///
  /// @throws InputFileException when there is none, or it cannot be read
  public static RuleSet in(Path folder) {
    Frameworks frameworks = Library.FRAMEWORKS;
    try {
      CustomRules rules = RuleFolder.read(folder, frameworks, ids());
      return with(rules, rules.into(frameworks));
    } catch (IOException e) {
      throw new InputFileException(
          "RULES-UNREADABLE",
          "'%s' cannot be read as a folder of rules".formatted(folder),
          "Name a folder with YAML files; the guide shows three rules.");
    }
  }

  private static RuleSet with(CustomRules rules, Frameworks frameworks) {
    return new RuleSet(
        Stream.concat(CheckLibrary.ALL.stream(), rules.checks().stream())
            .sorted(Comparator.comparing((Check check) -> check.info().id()))
            .toList(),
        frameworks,
        rules.problems());
  }

  /// Only some of the checks. The frameworks stay whole: what is not asked leaves a gap in them.
  ///
  /// @param ids of checks there are
  public RuleSet only(Set<String> ids) {
    return new RuleSet(
        checks.stream().filter(check -> ids.contains(check.info().id())).toList(),
        frameworks,
        problems);
  }

  /// Against some of the frameworks alone.
  public RuleSet against(List<Framework> some) {
    return new RuleSet(checks, Frameworks.of(some), problems);
  }

  /// What is known of each check.
  public List<CheckInfo> infos() {
    return checks.stream().map(Check::info).toList();
  }

  /// Read when it is first asked for, once.
  private static final class Library {
    static final Frameworks FRAMEWORKS = Frameworks.shipped(ids());
  }

  private static Set<String> ids() {
    return CheckLibrary.ALL.stream().map(check -> check.info().id()).collect(Collectors.toSet());
  }
}
