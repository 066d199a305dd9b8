package io.inscope.snapshot.json;

/// What the items of a list are, where they do not say it themselves: an API server leaves it out
/// in lists of built-in kinds.
///
/// @param apiVersion and kind: both plain ASCII without quotes, backslashes and control characters
public record ItemType(String apiVersion, String kind) {
  public ItemType {
    if (!isPlain(apiVersion) || !isPlain(kind)) {
      throw new IllegalArgumentException("not the name of a kind");
    }
  }

  /// Whether a text can be part of it.
  public static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
  }
}
