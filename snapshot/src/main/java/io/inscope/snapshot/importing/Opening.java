package io.inscope.snapshot.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How an entry begins: what formats are recognised by. Content decides; the name only helps where
/// the content does not tell.
public final class Opening {
  /// How many bytes are looked at.
  public static final int SIZE = 1 << 16;

  private static final Pattern LINE = Pattern.compile("\\R");

  private final String name;
  private final byte[] bytes;
  private final String text;

  /// @param name of the entry
  /// @param bytes the first [#SIZE] bytes, fewer when there are no more
  public Opening(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
    this.text = decode(bytes);
  }

  private static String decode(byte[] bytes) {
    try {
      return new String(
          Utf8.of(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory does not fail.
    }
  }

  public String name() {
    return name;
  }

  /// The last part of the name: `pods.yaml`.
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// What stands behind the last dot of the file name, in lower case; empty when there is no dot.
  public String suffix() {
    int dot = fileName().lastIndexOf('.');
    return dot < 0 ? "" : fileName().substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /// The beginning as text, whatever its encoding.
  public String text() {
    return text;
  }

  public Stream<String> lines() {
    return LINE.splitAsStream(text);
  }

  /// Whether it begins with these bytes, given as hex digits.
  public boolean startsWith(String hex) {
    return holds(0, hex);
  }

  /// Whether these bytes, given as hex digits, stand at a place.
  public boolean holds(int offset, String hex) {
    byte[] magic = HexFormat.of().parseHex(hex);
    int end = offset + magic.length;
    return end <= bytes.length && Arrays.equals(bytes, offset, end, magic, 0, magic.length);
  }

  /// So many of the first bytes, fewer when there are no more.
  byte[] first(int count) {
    return Arrays.copyOf(bytes, Math.min(count, bytes.length));
  }

  /// Whether nothing but white space stands in the whole entry.
  public boolean isBlank() {
    return bytes.length < SIZE && text.isBlank();
  }

  /// Whether more than a twentieth of it is no text in any encoding we know.
  public boolean isBinary() {
    long odd =
        text.chars()
            .filter(c -> c == 0xFFFD || (c < ' ' && c != '\n' && c != '\r' && c != '\t'))
            .count();
    return odd * 20 > text.length();
  }
}
