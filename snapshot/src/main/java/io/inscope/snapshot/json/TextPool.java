package io.inscope.snapshot.json;

/// Keeps short texts that were seen lately, so that the same text from many objects is one: names
/// of namespaces, images and labels are most of what a cluster's pods consist of.
///
/// A text may be forgotten for another at any time, so the pool stays small. Threads may overwrite
/// each other's entries; a text is immutable, so what is found is whole, or is not found.
final class TextPool {
  private static final int LONGEST = 100;
  private static final String[] SEEN = new String[1 << 14];

  private TextPool() {}

  /// The same text, if possible an older one.
  static String pooled(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 15) & SEEN.length - 1;
    String seen = SEEN[place];
    if (text.equals(seen)) {
      return seen;
    }
    SEEN[place] = text;
    return text;
  }
}
