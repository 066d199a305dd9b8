package io.inscope.reports.framework;

import static io.inscope.reports.framework.FrameworkYaml.line;

import io.inscope.snapshot.json.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads one framework file.
///
/// Strict, because a requirement that lost a check to a misspelt key would look better than it is:
/// keys, reach and check ids it does not know are problems, and all problems of a file are reported
/// at once.
public final class FrameworkReader {
  private static final Set<String> FRAMEWORK_KEYS = Set.of("id", "title", "note", "requirements");
  private static final Set<String> REQUIREMENT_KEYS =
      Stream.concat(Stream.of("id"), RequirementReader.KEYS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private FrameworkReader() {}

  /// @param file its name, for messages
  /// @param built ids of the checks that exist; the other ids of the catalogue become `planned`
  public static Framework read(
      String file, String yaml, Set<String> built, CheckCatalogue catalogue)
      throws InvalidFramework {
    FrameworkYaml document = new FrameworkYaml(file);
    Field root = document.root(yaml, "one framework with id, title and requirements");
    Framework framework =
        framework(root, document, new RequirementReader(document, built, catalogue));
    document.verify();
    return framework;
  }

  private static Framework framework(Field root, FrameworkYaml yaml, RequirementReader reader) {
    yaml.knownKeys(root, FRAMEWORK_KEYS);
    String id = yaml.required(root, 0, "id");
    String title = yaml.required(root, 0, "title");
    String note = yaml.optional(root, "note");
    List<Requirement> requirements = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Field item : yaml.items(root, "requirements")) {
      if (!item.isObject()) {
        yaml.problem(line(item), "a requirement has to have keys: id, title, reach and so on");
        continue;
      }
      yaml.knownKeys(item, REQUIREMENT_KEYS);
      Requirement requirement = reader.read(item, yaml.required(item, line(item), "id"));
      requirements.add(requirement);
      if (!requirement.id().isEmpty() && !seen.add(requirement.id())) {
        yaml.problem(line(item), "requirement '%s' comes twice".formatted(requirement.id()));
      }
    }
    if (requirements.isEmpty()) {
      yaml.problem(0, "'requirements' is missing");
    }
    return new Framework(id, title, note, requirements);
  }
}
