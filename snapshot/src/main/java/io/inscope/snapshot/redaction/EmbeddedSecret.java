package io.inscope.snapshot.redaction;

/// Whether a text holds the YAML of a Secret: `kind: Secret` and its `data`. Such a text is
/// replaced as a whole; taking YAML apart is the importers' work, not ours.
final class EmbeddedSecret {
  private EmbeddedSecret() {}

  static boolean isIn(String text) {
    for (int i = text.indexOf("Secret"); i >= 0; i = text.indexOf("Secret", i + 1)) {
      if (isKind(text, i)) {
        return text.contains("data:") || text.contains("stringData");
      }
    }
    return false;
  }

  private static boolean isKind(String text, int at) {
    int end = at + "Secret".length();
    if (end < text.length() && Text.isAlphanumeric(text.charAt(end))) {
      return false;
    }
    int i = at;
    while (i > 0 && (text.charAt(i - 1) == ' ' || Text.isQuote(text.charAt(i - 1)))) {
      i--;
    }
    if (i == 0 || text.charAt(i - 1) != ':') {
      return false;
    }
    int colon = i - 1;
    int name = colon > 0 && Text.isQuote(text.charAt(colon - 1)) ? colon - 1 : colon;
    return name >= 4 && text.startsWith("kind", name - 4);
  }
}
