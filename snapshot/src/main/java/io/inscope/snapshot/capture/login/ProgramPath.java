package io.inscope.snapshot.capture.login;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds a program as kubectl does: by `PATH` and, on Windows, `PATHEXT`. Never in the folder where
/// this program happens to run, where Windows would look first, so that nobody can slip in another.
final class ProgramPath {
  private ProgramPath() {}

  static Optional<Path> find(String command, Map<String, String> environment) {
    try {
      Path path = Path.of(command);
      if (path.isAbsolute()) {
        return existing(path, environment);
      }
      if (command.isEmpty() || path.getNameCount() > 1) {
        return Optional.empty();
      }
      return parts(variable(environment, "PATH"), File.pathSeparator)
          .map(Path::of)
          .filter(Path::isAbsolute)
          .map(folder -> existing(folder.resolve(path), environment))
          .flatMap(Optional::stream)
          .findFirst();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> existing(Path path, Map<String, String> environment) {
    String name = path.toString();
    return Stream.concat(
            Stream.of(name), extensions(environment).stream().map(extension -> name + extension))
        .map(Path::of)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static List<String> extensions(Map<String, String> environment) {
    return File.separatorChar == '\\'
        ? parts(variable(environment, "PATHEXT").toLowerCase(Locale.ROOT), ";").toList()
        : List.of();
  }

  private static Stream<String> parts(String list, String separator) {
    return Pattern.compile(Pattern.quote(separator)).splitAsStream(list).filter(p -> !p.isEmpty());
  }

  /// Windows calls it `Path`.
  private static String variable(Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(
            e ->
                File.separatorChar == '\\'
                    ? e.getKey().equalsIgnoreCase(name)
                    : e.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
