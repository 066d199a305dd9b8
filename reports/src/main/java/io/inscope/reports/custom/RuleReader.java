package io.inscope.reports.custom;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;
import io.inscope.reports.judgement.Target;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads one rule. Everything that is wrong with it is collected, so that its author corrects it
/// once.
final class RuleReader {
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "id",
              "title",
              "severity",
              "about",
              "parameters",
              "expression",
              "message",
              "message-expression",
              "evidence",
              "why",
              "remedy",
              "limits",
              "requirements"));

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");

  private final Field root;
  private final SourceText source;
  private final Frameworks frameworks;
  private final Set<String> taken;
  private final List<String> problems = new ArrayList<>();

  /// @param taken ids that are in use already
  RuleReader(Field root, SourceText source, Frameworks frameworks, Set<String> taken) {
    this.root = root;
    this.source = source;
    this.frameworks = frameworks;
    this.taken = Set.copyOf(taken);
  }

  List<String> problems() {
    return problems;
  }

  /// What can be said of a rule whatever is wrong with it; empty when not even its id can be read.
  Optional<CheckInfo> info() {
    String id = word("id");
    if (!ID.matcher(id).matches() || taken.contains(id)) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckInfo(
            id,
            orElse("title", id),
            severity(),
            Set.of(),
            orElse("why", "A rule of the organisation asks for it."),
            orElse("remedy", "See the rule's author."),
            word("limits")));
  }

  /// Empty when something is wrong with it; then [#problems] says what.
  Optional<Rule> read() {
    try {
      root.members()
          .filter(member -> !KEYS.contains(member.key()))
          .forEach(
              member ->
                  problem(
                      member,
                      "unknown key '%s'; known are %s"
                          .formatted(member.key(), String.join(", ", KEYS))));
      String id = word("id");
      if (!ID.matcher(id).matches()) {
        problem(root.at("id"), "give id, small letters and digits with dashes: acme-own-registry");
      } else if (taken.contains(id)) {
        problem(root.at("id"), "there is a check '%s' already".formatted(id));
      }
      Rule.About about = about();
      Optional<Expression> holds =
          required("expression") ? expression("expression", about, SimpleType.BOOL) : none();
      required("message");
      required("title");
      Optional<Expression> messageOf =
          root.at("message-expression").isPresent()
              ? expression("message-expression", about, SimpleType.STRING)
              : none();
      List<Target.Requirement> requirements = requirements();
      JsonObject parameters =
          root.at("parameters").isMissing() ? JsonObject.EMPTY : root.at("parameters").object();
      List<List<String>> evidence =
          root.at("evidence").each().map(f -> List.of(f.text("").split("\\.", -1))).toList();
      severity();
      if (!problems.isEmpty()) {
        return Optional.empty();
      }
      return info()
          .map(
              info ->
                  new Rule(
                      reading(info, about),
                      about,
                      parameters,
                      holds.orElseThrow(),
                      word("message"),
                      messageOf,
                      evidence,
                      requirements));
    } catch (WrongShape e) {
      problems.add("%s: %s".formatted(source.file(), e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Expression> none() {
    return Optional.empty();
  }

  private static CheckInfo reading(CheckInfo info, Rule.About about) {
    GroupKind kind = about instanceof Rule.About.Objects objects ? objects.kind() : Kinds.POD;
    return new CheckInfo(
        info.id(),
        info.title(),
        info.severity(),
        Set.of(kind),
        info.why(),
        info.remedy(),
        info.limits());
  }

  private Rule.About about() {
    String written = word("about");
    return switch (written) {
      case "workload" -> new Rule.About.Workloads();
      case "container" -> new Rule.About.Containers();
      case "" -> {
        problem(
            root.at("about"),
            "give about: workload, container, or a kind like Ingress.networking.k8s.io");
        yield new Rule.About.Workloads();
      }
      default -> {
        int dot = written.indexOf('.');
        yield new Rule.About.Objects(
            dot < 0
                ? new GroupKind("", written)
                : new GroupKind(written.substring(dot + 1), written.substring(0, dot)));
      }
    };
  }

  private Severity severity() {
    String written = word("severity");
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(written)) {
        return severity;
      }
    }
    problem(root.at("severity"), "give severity: critical, high, medium, low or info");
    return Severity.MEDIUM;
  }

  private Optional<Expression> expression(String key, Rule.About about, CelType result) {
    try {
      return Optional.of(Expression.compile(word(key), about.variables(), result));
    } catch (Expression.Invalid e) {
      int line = root.at(key).line().orElse(1);
      e.faults().forEach(f -> problems.add(source.place(line, f) + ": " + f.message()));
      return Optional.empty();
    }
  }

  private List<Target.Requirement> requirements() {
    List<Target.Requirement> requirements = new ArrayList<>();
    root.at("requirements")
        .each()
        .forEach(
            field -> {
              String written = field.text("").strip();
              requirement(written)
                  .ifPresentOrElse(
                      requirements::add,
                      () ->
                          problem(
                              field,
                              "there is no requirement '%s'; write it like pci-dss-4.0.1 6.3.2"
                                  .formatted(written)));
            });
    return requirements;
  }

  private Optional<Target.Requirement> requirement(String written) {
    for (Framework framework : frameworks.all()) {
      if (written.startsWith(framework.id() + " ")) {
        String number = written.substring(framework.id().length()).strip();
        return framework.requirements().stream()
            .filter(r -> r.id().equals(number))
            .findFirst()
            .map(r -> new Target.Requirement(framework.id(), r.id()));
      }
    }
    return Optional.empty();
  }

  private boolean required(String key) {
    if (word(key).isEmpty()) {
      problem(root.at(key), "give " + key);
      return false;
    }
    return true;
  }

  private String orElse(String key, String otherwise) {
    String text = word(key);
    return text.isEmpty() ? otherwise : text;
  }

  /// Empty when not given, or no text. `true` is an expression too, and a truth value for YAML.
  private String word(String key) {
    return switch (root.at(key).value()) {
      case String text -> text.strip();
      case Boolean truth -> truth.toString();
      case null, default -> "";
    };
  }

  private void problem(Field at, String message) {
    int line = at.line().orElse(root.line().orElse(1));
    String problem = "%s:%d: %s".formatted(source.file(), line, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
