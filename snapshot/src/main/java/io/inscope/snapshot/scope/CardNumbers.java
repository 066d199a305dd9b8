package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where card numbers stood before they were masked on import: see
/// [io.inscope.snapshot.redaction.Marker].
final class CardNumbers {
  private static final List<String> MARKS =
      List.of("redacted:card:", "redacted:track:", "redacted:secret-card:");

  private CardNumbers() {}

  /// The first place in an object that held one.
  static Optional<Field> in(Resource resource) {
    return in(resource.root());
  }

  static Optional<Field> in(Field field) {
    if (field.value() instanceof String text) {
      return MARKS.stream().anyMatch(text::contains) ? Optional.of(field) : Optional.empty();
    }
    Stream<Field> inside =
        field.isObject() ? field.members() : field.isArray() ? field.each() : Stream.empty();
    return inside.flatMap(each -> in(each).stream()).findFirst();
  }
}
