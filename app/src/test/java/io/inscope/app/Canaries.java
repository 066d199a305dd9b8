package io.inscope.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks for the marked secrets of the sample bank: in clear, and in base64 at each of the three
/// alignments.
final class Canaries {
  private static final List<String> FORMS =
      List.of(
          "CANARY-",
          "Q0FOQVJZL",
          "NBTkFSWS",
          "DQU5BUlkt",
          "4111111111111111",
          "4111 1111 1111 1111",
          "4111-1111-1111-1111");

  private Canaries() {}

  /// The forms that stand in a file; of a workbook, in every part of it.
  static List<String> in(Path file) throws IOException {
    if (!file.toString().endsWith(".xlsx")) {
      return in(Files.readAllBytes(file));
    }
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          in.transferTo(parts);
        }
      }
    }
    return in(parts.toByteArray());
  }

  static List<String> in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return FORMS.stream().filter(text::contains).toList();
  }
}
