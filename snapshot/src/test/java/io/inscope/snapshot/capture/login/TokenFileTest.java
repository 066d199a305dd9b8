package io.inscope.snapshot.capture.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.capture.CaptureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void a_token_is_good_for_a_minute() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "abc\n");
    assertThat(new TokenFile(file, CLOCK).fetch(Optional.empty()))
        .isEqualTo(
            new Source.Fresh(
                Proof.bearer("abc"), Optional.of(Instant.parse("2026-11-21T10:01:00Z"))));
  }

  @Test
  void a_file_without_a_token_is_named() throws Exception {
    Path file = folder.resolve("token");
    for (String text : new String[] {"", "two words", "line\nline"}) {
      Files.writeString(file, text);
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> new TokenFile(file, CLOCK).fetch(Optional.empty()))
          .withMessage("there is no token in '" + file + "'");
    }
  }
}
