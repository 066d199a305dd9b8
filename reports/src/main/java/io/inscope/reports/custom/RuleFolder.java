package io.inscope.reports.custom;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.framework.Frameworks;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads the rules of a folder: each `.yaml` and `.yml` file in it, in the order of their names,
/// one rule a document.
public final class RuleFolder {
  /// More than anybody writes; a larger file was not meant.
  private static final long LARGEST = 1 << 20;

  private final Frameworks frameworks;
  private final Set<String> ids;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Unanswerable> unreadable = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private RuleFolder(Frameworks frameworks, Set<String> ids) {
    this.frameworks = frameworks;
    this.ids = new TreeSet<>(ids);
  }

  /// @param taken ids of the checks of the library
  /// @throws IOException when the folder cannot be listed
  public static CustomRules read(Path folder, Frameworks frameworks, Set<String> taken)
      throws IOException {
    RuleFolder reading = new RuleFolder(frameworks, taken);
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(RuleFolder::isRules).sorted().forEach(reading::file);
    }
    return CustomRules.of(reading.rules, reading.unreadable, reading.problems);
  }

  private static boolean isRules(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }

  private void file(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        problems.add(name + ": larger than 1 MiB, so it is no file of rules");
        return;
      }
      String text = Files.readString(file);
      SourceText source = SourceText.of(name, text);
      List<Object> documents =
          YamlTree.parse(
              text,
              1,
              (key, first, second) ->
                  problems.add(
                      "%s:%d: '%s' stands on line %d already".formatted(name, second, key, first)));
      for (Object document : documents) {
        if (document instanceof JsonObject object) {
          rule(Field.root(object), source);
        } else {
          problems.add(name + ": expected a rule with id, about, expression and message");
        }
      }
    } catch (YamlProblem e) {
      problems.add("%s:%d: %s".formatted(name, e.line(), e.getMessage()));
    } catch (CharacterCodingException e) {
      problems.add(name + ": it is not UTF-8");
    } catch (IOException e) {
      problems.add(name + ": it cannot be read");
    }
  }

  private void rule(Field root, SourceText source) {
    RuleReader reader = new RuleReader(root, source, frameworks, ids);
    Optional<Rule> rule = reader.read();
    problems.addAll(reader.problems());
    Optional<CheckInfo> info = rule.map(Rule::info).or(reader::info);
    info.ifPresent(known -> ids.add(known.id()));
    if (rule.isPresent()) {
      rules.add(rule.get());
    } else {
      info.ifPresent(
          known ->
              unreadable.add(
                  new Unanswerable(
                      known,
                      Unanswerable.Lack.WAITING_FOR_DATA,
                      "the rule cannot be read: " + String.join("; ", reader.problems()))));
    }
  }
}
