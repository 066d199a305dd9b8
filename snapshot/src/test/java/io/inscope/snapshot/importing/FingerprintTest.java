package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 1_310_720, 5_000_003})
  void itIsTheHashOfAllBytesInWhateverPiecesTheyCame(int size) throws Exception {
    Random random = new Random(size);
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    Fingerprint fingerprint = new Fingerprint();

    for (int at = 0; at < size; ) {
      int n = Math.min(size - at, 1 + random.nextInt(700_000));
      fingerprint.update(bytes, at, n);
      at += n;
    }

    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(fingerprint.hex()).isEqualTo(expected);
    assertThat(fingerprint.hex()).isEqualTo(expected);
  }
}
