package io.inscope.app;

import io.inscope.reports.workbook.Password;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A password in the first line of a file: on a command line every user of the machine could see
/// it. Nothing of it is ever part of a message.
public final class PasswordFile {
  /// Whoever hands over something larger means another file.
  private static final int MAX_BYTES = 1 << 16;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String HINT =
      "Nothing was written. Put the password into the first line of a text file.";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private PasswordFile() {}

  /// @throws InputFileException when there is no such file, or no usable password in it
  public static Password read(Path file) {
    char[] line = firstLine(file);
    try {
      if (line.length == 0) {
        throw new InputFileException(
            "PASSWORD-EMPTY", "the first line of '%s' is empty".formatted(file), HINT);
      }
      if (line.length < Password.MIN_LENGTH) {
        throw new InputFileException(
            "PASSWORD-SHORT",
            "the password in '%s' has fewer than %d characters"
                .formatted(file, Password.MIN_LENGTH),
            "Nothing was written. A file can be tried without end: take a longer one.");
      }
      if (line.length > Password.MAX_LENGTH) {
        throw new InputFileException(
            "PASSWORD-LONG",
            "the password in '%s' has more than %d characters".formatted(file, Password.MAX_LENGTH),
            "Nothing was written. Excel takes no longer ones.");
      }
      return new Password(line.clone());
    } finally {
      Arrays.fill(line, '\0');
    }
  }

  /// The password that somebody gave a workbook: its first line, whatever its length.
  public static String text(Path file) {
    char[] line = firstLine(file);
    try {
      if (line.length == 0) {
        throw new InputFileException(
            "PASSWORD-EMPTY",
            "the first line of '%s' is empty".formatted(file),
            "Nothing was read. Write the password into it.");
      }
      return new String(line);
    } finally {
      Arrays.fill(line, '\0');
    }
  }

  /// What to tell when others on this machine can read it; empty where files have no such
  /// permissions, as on Windows.
  public static Optional<String> warning(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.stream().anyMatch(OTHERS::contains)
          ? Optional.of(
              "'%s' can be read by other users of this machine; 'chmod 600' keeps it to yourself"
                  .formatted(file))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static char[] firstLine(Path file) {
    byte[] bytes = {};
    CharBuffer text = CharBuffer.allocate(0);
    try {
      if (Files.isDirectory(file)) {
        throw new InputFileException(
            "PASSWORD-UNREADABLE", "'%s' is a folder".formatted(file), HINT);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputFileException(
            "PASSWORD-UNREADABLE", "'%s' is too large for a password".formatted(file), HINT);
      }
      bytes = Files.readAllBytes(file);
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      int from = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
      int to = from;
      while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
        to++;
      }
      return Arrays.copyOfRange(text.array(), text.arrayOffset() + from, text.arrayOffset() + to);
    } catch (NoSuchFileException e) {
      throw new InputFileException(
          "PASSWORD-NOT-FOUND", "'%s' does not exist".formatted(file), HINT);
    } catch (CharacterCodingException e) {
      throw new InputFileException(
          "PASSWORD-UNREADABLE", "'%s' is not a text in UTF-8".formatted(file), HINT);
    } catch (IOException e) {
      throw new InputFileException(
          "PASSWORD-UNREADABLE", "'%s' cannot be read".formatted(file), HINT);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text.array(), '\0');
    }
  }
}
