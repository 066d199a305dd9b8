package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintKeyTest {
  @TempDir Path folder;

  @Test
  void aKeyFileIsMadeOnceForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("config/fingerprint.key");

    String first = FingerprintKey.load(file).id();

    assertThat(FingerprintKey.load(file).id()).isEqualTo(first).hasSize(16);
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other"), "short");

    assertThatThrownBy(() -> FingerprintKey.load(file))
        .hasMessage("not a fingerprint key of 32 bytes: " + file);
  }
}
