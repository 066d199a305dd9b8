package io.inscope.reports.framework;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text of a framework file on its way to records, with everything found wrong on that way.
/// What is missing or of the wrong type reads as empty, and is a problem.
final class FrameworkYaml {
  private final String file;
  private final List<String> problems = new ArrayList<>();

  /// @param file its name, for messages
  FrameworkYaml(String file) {
    this.file = file;
  }

  /// @param expected what the one document of the file has to be, for messages
  Field root(String yaml, String expected) throws InvalidFramework {
    try {
      List<Object> documents =
          YamlTree.parse(
              yaml,
              1,
              (key, first, second) ->
                  problem(second, "'%s' stands on line %d already".formatted(key, first)));
      if (documents.size() == 1 && documents.getFirst() instanceof JsonObject document) {
        return Field.root(document);
      }
      problem(0, "expected " + expected);
    } catch (YamlProblem e) {
      problem(e.line(), String.valueOf(e.getMessage()));
    }
    throw new InvalidFramework(problems);
  }

  /// @throws InvalidFramework with all problems, when there is one
  void verify() throws InvalidFramework {
    if (!problems.isEmpty()) {
      throw new InvalidFramework(problems);
    }
  }

  String required(Field around, int line, String name) {
    if (around.at(name).isMissing()) {
      problem(line, "'%s' is missing".formatted(name));
    }
    return optional(around, name);
  }

  String optional(Field around, String name) {
    Field field = around.at(name);
    return field.isMissing() ? "" : text(field, "'%s'".formatted(name));
  }

  List<String> texts(Field around, String name) {
    return items(around, name).stream()
        .map(field -> text(field, "an item of '%s'".formatted(name)))
        .toList();
  }

  List<Field> items(Field around, String name) {
    Field list = around.at(name);
    if (list.isMissing() || list.isArray()) {
      return list.each().toList();
    }
    problem(line(list), "'%s' has to be a list".formatted(name));
    return List.of();
  }

  String text(Field field, String what) {
    if (field.value() instanceof String text && !text.isBlank()) {
      return text;
    }
    problem(line(field), what + " has to be a text; a number needs quotes");
    return "";
  }

  void knownKeys(Field object, Set<String> known) {
    object
        .members()
        .filter(member -> !known.contains(member.key()))
        .forEach(member -> problem(line(member), "unknown key '%s'".formatted(member.key())));
  }

  static int line(Field field) {
    return field.line().orElse(0);
  }

  /// @param line 0 for the file as a whole
  void problem(int line, String message) {
    problems.add((line > 0 ? file + ":" + line : file) + ": " + message);
  }
}
