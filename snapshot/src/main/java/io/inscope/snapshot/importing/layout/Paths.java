package io.inscope.snapshot.importing.layout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What layouts ask of paths.
final class Paths {
  private Paths() {}

  /// A group of a pattern, empty when it did not take part.
  static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  /// The last part: `pods.yaml`.
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// `1,186`, as in the messages for users.
  static String count(int number, String one, String many) {
    return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d", number) + " " + many;
  }
}
