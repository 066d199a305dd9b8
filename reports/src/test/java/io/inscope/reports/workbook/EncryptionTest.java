package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
  private static final String SECRET = "correct horse é battery";

  @Test
  void theRightPasswordOpensTheVeryWorkbookAndAWrongOneDoesNot(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("secret.xlsx");
    try (Password password = new Password(SECRET.toCharArray())) {
      new XlsxWriter().write(SampleInput.bank(), file, password);
    }

    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    new XlsxWriter().write(SampleInput.bank(), plain);
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      EncryptionInfo info = new EncryptionInfo(container);
      assertThat(info.getEncryptionMode()).isEqualTo(EncryptionMode.agile);
      assertThat(info.getHeader().getCipherAlgorithm()).isEqualTo(CipherAlgorithm.aes256);
      Decryptor decryptor = info.getDecryptor();
      assertThat(decryptor.verifyPassword("correct horse e battery")).isFalse();
      assertThat(decryptor.verifyPassword(SECRET)).isTrue();
      try (InputStream content = decryptor.getDataStream(container)) {
        assertThat(content.readAllBytes()).isEqualTo(plain.toByteArray());
      }
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("PK\u0003\u0004")
        .doesNotContain("battery");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  @Test
  void aPasswordIsNeverShownAndGoneWhenClosed() {
    char[] characters = SECRET.toCharArray();
    Password password = new Password(characters);
    assertThat(password).hasToString("Password[***]");

    password.close();

    assertThat(characters).containsOnly('\0');
  }
}
