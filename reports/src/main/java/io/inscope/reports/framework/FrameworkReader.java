package io.inscope.reports.framework;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads one framework file.
///
/// Strict, because a requirement that lost a check to a misspelt key would look better than it is:
/// keys, reach and check ids it does not know are problems, and all problems of a file are reported
/// at once.
public final class FrameworkReader {
  private static final Set<String> FRAMEWORK_KEYS = Set.of("id", "title", "note", "requirements");
  private static final Set<String> REQUIREMENT_KEYS =
      Set.of(
          "id", "title", "crosswalk", "reach", "checks", "interpretation", "questions", "artefact");

  private final String file;
  private final Set<String> built;
  private final CheckCatalogue catalogue;
  private final List<String> problems = new ArrayList<>();

  private FrameworkReader(String file, Set<String> built, CheckCatalogue catalogue) {
    this.file = file;
    this.built = built;
    this.catalogue = catalogue;
  }

  /// @param file its name, for messages
  /// @param built ids of the checks that exist; the other ids of the catalogue become `planned`
  public static Framework read(
      String file, String yaml, Set<String> built, CheckCatalogue catalogue)
      throws InvalidFramework {
    FrameworkReader reader = new FrameworkReader(file, built, catalogue);
    Framework framework = reader.framework(Field.root(reader.document(yaml)));
    if (!reader.problems.isEmpty()) {
      throw new InvalidFramework(reader.problems);
    }
    return framework;
  }

  private JsonObject document(String yaml) throws InvalidFramework {
    try {
      List<Object> documents =
          YamlTree.parse(
              yaml,
              1,
              (key, first, second) ->
                  problem(second, "'%s' stands on line %d already".formatted(key, first)));
      if (documents.size() == 1 && documents.getFirst() instanceof JsonObject document) {
        return document;
      }
      problem(0, "expected one framework with id, title and requirements");
    } catch (YamlProblem e) {
      problem(e.line(), String.valueOf(e.getMessage()));
    }
    throw new InvalidFramework(problems);
  }

  private Framework framework(Field root) {
    knownKeys(root, FRAMEWORK_KEYS);
    String id = required(root, 0, "id");
    String title = required(root, 0, "title");
    String note = optional(root, "note");
    List<Requirement> requirements = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Field item : items(root, "requirements")) {
      if (!item.isObject()) {
        problem(line(item), "a requirement has to have keys: id, title, reach and so on");
        continue;
      }
      Requirement requirement = requirement(item);
      requirements.add(requirement);
      if (!requirement.id().isEmpty() && !seen.add(requirement.id())) {
        problem(line(item), "requirement '%s' comes twice".formatted(requirement.id()));
      }
    }
    if (requirements.isEmpty()) {
      problem(0, "'requirements' is missing");
    }
    return new Framework(id, title, note, requirements);
  }

  private Requirement requirement(Field item) {
    knownKeys(item, REQUIREMENT_KEYS);
    int line = line(item);
    String id = required(item, line, "id");
    String title = required(item, line, "title");
    String interpretation = required(item, line, "interpretation");
    Reach reach = reach(item, line);
    Set<String> checks = checks(item);
    List<String> questions = texts(item, "questions");
    if (reach == Reach.NONE && !checks.isEmpty()) {
      problem(line, "reach is none, but there are checks");
    }
    if (reach != Reach.NONE && checks.isEmpty()) {
      problem(line, "reach is %s, but there are no checks".formatted(reach.word()));
    }
    if (reach != Reach.FULL && questions.isEmpty()) {
      problem(line, "reach is %s, so 'questions' has to hold one".formatted(reach.word()));
    }
    return new Requirement(
        id,
        title,
        texts(item, "crosswalk"),
        checks.stream().filter(built::contains).toList(),
        checks.stream().filter(check -> !built.contains(check)).toList(),
        reach,
        interpretation,
        questions,
        optional(item, "artefact"));
  }

  private Reach reach(Field item, int line) {
    String word = required(item, line, "reach");
    for (Reach reach : Reach.values()) {
      if (reach.word().equals(word)) {
        return reach;
      }
    }
    if (!word.isEmpty()) {
      problem(
          line(item.at("reach")), "reach '%s' is not one of full, partial, none".formatted(word));
    }
    return Reach.FULL;
  }

  private Set<String> checks(Field item) {
    Set<String> checks = new TreeSet<>();
    for (Field field : items(item, "checks")) {
      String check = text(field, "an item of 'checks'");
      if (check.isEmpty()) {
        continue;
      }
      if (!checks.add(check)) {
        problem(line(field), "check '%s' comes twice".formatted(check));
      }
      if (!built.contains(check) && catalogue.find(check).isEmpty()) {
        problem(line(field), "there is no check '%s' in the catalogue".formatted(check));
      }
    }
    return checks;
  }

  private List<String> texts(Field around, String name) {
    return items(around, name).stream()
        .map(field -> text(field, "an item of '%s'".formatted(name)))
        .toList();
  }

  private List<Field> items(Field around, String name) {
    Field list = around.at(name);
    if (list.isMissing() || list.isArray()) {
      return list.each().toList();
    }
    problem(line(list), "'%s' has to be a list".formatted(name));
    return List.of();
  }

  private String required(Field around, int line, String name) {
    if (around.at(name).isMissing()) {
      problem(line, "'%s' is missing".formatted(name));
    }
    return optional(around, name);
  }

  private String optional(Field around, String name) {
    Field field = around.at(name);
    return field.isMissing() ? "" : text(field, "'%s'".formatted(name));
  }

  private String text(Field field, String what) {
    if (field.value() instanceof String text && !text.isBlank()) {
      return text;
    }
    problem(line(field), what + " has to be a text; a number needs quotes");
    return "";
  }

  private void knownKeys(Field object, Set<String> known) {
    object
        .members()
        .filter(member -> !known.contains(member.key()))
        .forEach(member -> problem(line(member), "unknown key '%s'".formatted(member.key())));
  }

  private static int line(Field field) {
    return field.line().orElse(0);
  }

  private void problem(int line, String message) {
    problems.add((line > 0 ? file + ":" + line : file) + ": " + message);
  }
}
