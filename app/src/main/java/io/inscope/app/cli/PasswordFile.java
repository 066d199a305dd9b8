package io.inscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A password that lies in a file, so that it stands neither in the history of a shell nor in the
/// list of processes.
final class PasswordFile {
  private PasswordFile() {}

  /// Its first line.
  static String read(Path file) {
    try {
      String first = Files.readString(file).lines().findFirst().orElse("");
      if (first.isEmpty()) {
        throw new WrongUsage(
            "the password file '%s' is empty".formatted(file), "Write the password into it.");
      }
      return first;
    } catch (IOException e) {
      throw new WrongUsage(
          "the password file '%s' cannot be read as text".formatted(file),
          "Name a file whose first line is the password.");
    }
  }
}
