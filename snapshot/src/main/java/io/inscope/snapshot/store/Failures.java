package io.inscope.snapshot.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The failures that can come from more than one place.
final class Failures {
  private Failures() {}

  static ProjectException readOnly(Path file, @Nullable Throwable cause) {
    return explained(
        "PROJECT-READ-ONLY",
        "The project \"%s\" cannot be written: the file or its folder is read-only."
            .formatted(file),
        "Copy it to a folder you can write to, and use the copy.",
        cause);
  }

  static ProjectException damaged(Path file, String what, @Nullable Throwable cause) {
    return explained(
        "PROJECT-DAMAGED",
        "The project \"%s\" is damaged: %s.".formatted(file, what),
        "Run \"inscope verify\" to see what is affected, and go back to a copy of the file.",
        cause);
  }

  private static ProjectException explained(
      String code, String message, String hint, @Nullable Throwable cause) {
    return cause == null
        ? new ProjectException(code, message, hint)
        : new ProjectException(code, message, hint, cause);
  }
}
