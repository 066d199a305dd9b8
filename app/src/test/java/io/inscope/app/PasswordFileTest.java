package io.inscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.workbook.Password;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aFile() {
    file = folder.resolve("password.txt");
  }

  @Test
  void theFirstLineCountsWithoutItsEnd() throws IOException {
    for (String text :
        new String[] {
          "twelve chars", "twelve chars\n", "twelve chars\r\nmore", "\uFEFFtwelve chars"
        }) {
      Files.writeString(file, text);
      try (Password password = PasswordFile.read(file)) {
        assertThat(password).isNotNull();
      }
    }
  }

  @Test
  void whatIsNoPasswordIsToldWithoutSayingIt() throws IOException {
    refused("PASSWORD-NOT-FOUND", "'%s' does not exist");
    Files.writeString(file, "");
    refused("PASSWORD-EMPTY", "the first line of '%s' is empty");
    Files.writeString(file, "\ntwelve chars");
    refused("PASSWORD-EMPTY", "the first line of '%s' is empty");
    Files.writeString(file, "hunter2");
    refused("PASSWORD-SHORT", "the password in '%s' has fewer than 12 characters");
    Files.writeString(file, "x".repeat(256));
    refused("PASSWORD-LONG", "the password in '%s' has more than 255 characters");
    Files.write(file, "twelve chars \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    refused("PASSWORD-UNREADABLE", "'%s' is not a text in UTF-8");
    Files.write(file, new byte[70_000]);
    refused("PASSWORD-UNREADABLE", "'%s' is too large for a password");
    file = folder;
    refused("PASSWORD-UNREADABLE", "'%s' is a folder");
  }

  private void refused(String code, String message) {
    InputFileException e =
        catchThrowableOfType(InputFileException.class, () -> PasswordFile.read(file));
    assertThat(e).hasMessage(message, file).hasNoCause();
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.hint()).startsWith("Nothing was written. ");
  }

  @Test
  void aFileThatOthersCanReadIsWarnedOf() throws IOException {
    Files.writeString(file, "twelve chars");
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView("posix"), "files have no permissions");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(PasswordFile.warning(file))
        .contains(
            "'%s' can be read by other users of this machine; 'chmod 600' keeps it to yourself"
                .formatted(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(PasswordFile.warning(file)).isEmpty();
  }
}
