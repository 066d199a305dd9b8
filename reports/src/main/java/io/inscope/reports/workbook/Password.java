package io.inscope.reports.workbook;

import java.util.Arrays;

/// A password for a workbook. It is never shown, and gone from memory when closed, as far as POI
/// allows: it asks for a text, which lives until the collector comes.
public final class Password implements AutoCloseable {
  /// A file can be tried offline, without end: not less than PCI DSS v4.0.1 asks of passwords in
  /// 8.3.6.
  public static final int MIN_LENGTH = 12;

  /// What Excel takes.
  public static final int MAX_LENGTH = 255;

  private final char[] characters;

  /// Takes the characters over, and clears them when closed.
  ///
  /// @throws IllegalArgumentException when they are too few or too many
  public Password(char[] characters) {
    if (characters.length < MIN_LENGTH || characters.length > MAX_LENGTH) {
      throw new IllegalArgumentException("a password of " + characters.length + " characters");
    }
    this.characters = characters;
  }

  /// As POI wants it.
  String text() {
    return new String(characters);
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "Password[***]";
  }
}
