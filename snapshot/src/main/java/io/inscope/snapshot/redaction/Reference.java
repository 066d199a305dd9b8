package io.inscope.snapshot.redaction;

import java.util.Locale;
import java.util.Set;

/// Values that only point at a secret, or say that there is none.
final class Reference {
  private static final Set<String> WORDS =
      Set.of("", "true", "false", "null", "none", "nil", "yes", "no", "on", "off", "~");

  private Reference() {}

  /// `$(VAR)`, `${VAR}`, `$VAR`, `{{ template }}`, `<placeholder>`, `true`, an empty text, or what
  /// this package has put there. Not `${VAR:-default}`: the default is a value.
  static boolean isReference(String value) {
    String text = value.strip();
    return WORDS.contains(text.toLowerCase(Locale.ROOT))
        || (text.startsWith("$") && isVariable(text.substring(1)))
        || (text.startsWith("{{") && text.endsWith("}}"))
        || (text.startsWith("<") && text.endsWith(">") && isWord(text))
        || Marker.parse(text).isPresent();
  }

  /// What may follow a dollar sign; nothing at all is the beginning of a command substitution.
  private static boolean isVariable(String text) {
    boolean enclosed =
        (text.startsWith("(") && text.endsWith(")"))
            || (text.startsWith("{") && text.endsWith("}"));
    String name = enclosed ? text.substring(1, text.length() - 1) : text;
    return name.chars()
        .allMatch(
            c ->
                c == '_'
                    || (c >= 'A' && c <= 'Z')
                    || (enclosed && (c == '.' || c == '-' || Character.isLetterOrDigit(c))));
  }

  private static boolean isWord(String bracketed) {
    return bracketed
        .chars()
        .skip(1)
        .limit(bracketed.length() - 2L)
        .allMatch(c -> c == '-' || c == '_' || Character.isLetter(c));
  }
}
