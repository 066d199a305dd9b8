package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.Swar;
import java.nio.charset.StandardCharsets;

/// Some lines of a YAML text that can be parsed on their own.
public final class YamlPiece {
  private final byte[] bytes;
  private final int size;
  private final int line;

  /// @param line 1-based line of the source on which it starts
  YamlPiece(byte[] utf8, int from, int to, int line) {
    this.size = to - from;
    this.bytes = new byte[size + Swar.PADDING];
    System.arraycopy(utf8, from, bytes, 0, size);
    this.line = line;
  }

  public YamlPiece(String text, int line) {
    this(text.getBytes(StandardCharsets.UTF_8), line);
  }

  private YamlPiece(byte[] utf8, int line) {
    this(utf8, 0, utf8.length, line);
  }

  /// 1-based line of the source on which it starts.
  public int line() {
    return line;
  }

  /// As a text; bytes that are not UTF-8 become U+FFFD.
  public String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /// Whether bytes that are no text stood in it; they were read as U+FFFD.
  public boolean isMalformed() {
    return text().indexOf('\uFFFD') >= 0;
  }

  /// As it stands in the source, with [Swar#PADDING] zeros behind; not to be changed.
  byte[] padded() {
    return bytes;
  }

  int size() {
    return size;
  }
}
