package io.inscope.reports.framework;

import static io.inscope.reports.framework.FrameworkYaml.line;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads one requirement, whatever numbers it.
final class RequirementReader {
  /// The keys of a requirement, without the one that holds its number.
  static final Set<String> KEYS =
      Set.of("title", "crosswalk", "reach", "checks", "interpretation", "questions", "artefact");

  private final FrameworkYaml yaml;
  private final Set<String> built;
  private final CheckCatalogue catalogue;

  RequirementReader(FrameworkYaml yaml, Set<String> built, CheckCatalogue catalogue) {
    this.yaml = yaml;
    this.built = built;
    this.catalogue = catalogue;
  }

  Requirement read(Field item, String id) {
    int line = line(item);
    String title = yaml.required(item, line, "title");
    String interpretation = yaml.required(item, line, "interpretation");
    Reach reach = reach(item, line);
    Set<String> checks = checks(item);
    List<String> questions = yaml.texts(item, "questions");
    if (reach == Reach.NONE && !checks.isEmpty()) {
      yaml.problem(line, "reach is none, but there are checks");
    }
    if (reach != Reach.NONE && checks.isEmpty()) {
      yaml.problem(line, "reach is %s, but there are no checks".formatted(reach.word()));
    }
    if (reach != Reach.FULL && questions.isEmpty()) {
      yaml.problem(line, "reach is %s, so 'questions' has to hold one".formatted(reach.word()));
    }
    return new Requirement(
        id,
        title,
        yaml.texts(item, "crosswalk"),
        checks.stream().filter(built::contains).toList(),
        checks.stream().filter(check -> !built.contains(check)).toList(),
        reach,
        interpretation,
        questions,
        yaml.optional(item, "artefact"));
  }

  private Reach reach(Field item, int line) {
    String word = yaml.required(item, line, "reach");
    for (Reach reach : Reach.values()) {
      if (reach.word().equals(word)) {
        return reach;
      }
    }
    if (!word.isEmpty()) {
      yaml.problem(
          line(item.at("reach")), "reach '%s' is not one of full, partial, none".formatted(word));
    }
    return Reach.FULL;
  }

  private Set<String> checks(Field item) {
    Set<String> checks = new TreeSet<>();
    for (Field field : yaml.items(item, "checks")) {
      String check = yaml.text(field, "an item of 'checks'");
      if (check.isEmpty()) {
        continue;
      }
      if (!checks.add(check)) {
        yaml.problem(line(field), "check '%s' comes twice".formatted(check));
      }
      if (!built.contains(check) && catalogue.find(check).isEmpty()) {
        yaml.problem(line(field), "there is no check '%s' in the catalogue".formatted(check));
      }
    }
    return checks;
  }
}
