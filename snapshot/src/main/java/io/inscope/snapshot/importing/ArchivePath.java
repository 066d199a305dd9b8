package io.inscope.snapshot.importing;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an entry as an archive gives it: anything at all. Nothing is ever unpacked, so a
/// name cannot do harm; still, what leads out of the archive is not what was handed over, and what
/// layouts are known by must not be forged with it.
final class ArchivePath {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern ABSOLUTE =
      Pattern.compile("[/\\\\].*|[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

  private ArchivePath() {}

  /// Fit to be shown: without control characters and not endless.
  static String shown(String path) {
    StringBuilder shown = new StringBuilder();
    path.codePoints()
        .limit(MAX_LENGTH)
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isSurrogate(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }

  /// Why an entry of that name is not read; empty when it is.
  static Optional<String> refusal(String path) {
    if (path.length() > MAX_LENGTH) {
      return Optional.of("its path is longer than " + MAX_LENGTH + " characters");
    }
    if (ABSOLUTE.matcher(path).matches()) {
      return Optional.of("its path is absolute" + advice());
    }
    if (SEPARATOR.splitAsStream(path).anyMatch(".."::equals)) {
      return Optional.of("its path leads out of the archive with '..'" + advice());
    }
    return Optional.empty();
  }

  private static String advice() {
    return "; ask for an archive packed from inside its folder";
  }
}
