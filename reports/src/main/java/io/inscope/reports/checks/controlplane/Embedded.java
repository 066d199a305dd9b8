package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.Optional;
import java.util.stream.Stream;

/// A configuration that stands as a text in a ConfigMap.
///
/// @param text the field that holds it
/// @param root what it says
public record Embedded(Resource map, Field text, Field root) {
  /// Empty when the ConfigMap has no such key, or it holds no mapping.
  public static Optional<Embedded> in(Resource map, String key) {
    Field data = map.root().at("data");
    if (!data.isObject() || !(data.at(key).value() instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Embedded(map, data.at(key), Field.root(YamlTree.parseOne(text))));
    } catch (YamlProblem e) {
      return Optional.empty();
    }
  }

  /// `--name=value` with the ConfigMap as evidence.
  CommandLine.Word word(String name, String value) {
    return new CommandLine.Word("--%s=%s".formatted(name, value), evidence(name + ": " + value));
  }

  /// What it says somewhere, with the field of the ConfigMap as the place.
  public Evidence evidence(String said) {
    return new Evidence.Value(map.ref(), text.pointer(), said, map.place(text), "");
  }

  /// The members of a mapping as words; a list gives its flag once for each item.
  Stream<CommandLine.Word> words(Field arguments) {
    return arguments
        .members()
        .flatMap(
            argument ->
                argument.isArray()
                    ? argument.each().map(item -> word(argument.key(), written(item)))
                    : Stream.of(word(argument.key(), written(argument))));
  }

  static String written(Field value) {
    return value.value() == null ? "" : String.valueOf(value.value());
  }
}
