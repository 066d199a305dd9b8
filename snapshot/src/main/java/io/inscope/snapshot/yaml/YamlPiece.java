package io.inscope.snapshot.yaml;

/// Some lines of a YAML text that can be parsed on their own.
///
/// @param line 1-based line of the source on which it starts
public record YamlPiece(String text, int line) {
  /// Whether bytes that are no text stood in it; they were read as U+FFFD.
  public boolean isMalformed() {
    return text.indexOf('\uFFFD') >= 0;
  }
}
