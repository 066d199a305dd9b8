package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.Optional;
import java.util.stream.Stream;

/// A configuration that stands as a text in an object: in a ConfigMap, mostly.
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

  /// `--name=value`, with where it stands.
  CommandLine.Word word(String name, Field value) {
    return new CommandLine.Word("--%s=%s".formatted(name, written(value)), evidence(value));
  }

  /// A field of what it says. The pointer leads through the text into the document that it holds.
  public Evidence evidence(Field inner) {
    return new Evidence.Value(
        map.ref(), text.pointer() + inner.pointer(), inner.value(), map.place(text), "");
  }

  /// The members of a mapping as words; a list gives its flag once for each item.
  Stream<CommandLine.Word> words(Field arguments) {
    return arguments
        .members()
        .flatMap(
            argument ->
                argument.isArray()
                    ? argument.each().map(item -> word(argument.key(), item))
                    : Stream.of(word(argument.key(), argument)));
  }

  private static String written(Field value) {
    return value.value() == null ? "" : String.valueOf(value.value());
  }
}
