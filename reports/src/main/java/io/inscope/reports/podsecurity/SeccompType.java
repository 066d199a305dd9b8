package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// The type of a seccomp profile: the runtime's, or one of the node.
final class SeccompType {
  private static final Set<String> ALLOWED = Set.of("RuntimeDefault", "Localhost");

  private SeccompType() {}

  /// The type of a profile that is set, when it is not allowed; nothing otherwise.
  static Stream<Field> wrong(Field profile) {
    return Stream.of(profile.at("type")).filter(type -> !ALLOWED.contains(type.text("")));
  }
}
