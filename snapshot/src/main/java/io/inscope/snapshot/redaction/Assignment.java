package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// A value given to a telling name in running text: `password=x`, `"token": "x"`, ` apiKey: x y z`,
/// `-Dkeystore.password=x`, `?token=x`, and a YAML block (`password: |`) with the lines below it.
///
/// A colon counts after a quoted name, before white space, or after a bare name; not in
/// `registry/token:1.2`, which is an image.
final class Assignment implements Detector {
  private static final int LONGEST_NAME = 100;

  @Override
  public String triggers() {
    return "=:";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    char sign = text.charAt(at);
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (after == '=' || after == '~' || (sign == '=' && "!<>=:".indexOf(before) >= 0)) {
      return null; // a comparison, or ":="
    }
    int nameEnd = at;
    while (nameEnd > 0 && isDecoration(text.charAt(nameEnd - 1), sign)) {
      nameEnd--;
    }
    int nameStart = nameEnd;
    while (nameStart > 0
        && nameEnd - nameStart <= LONGEST_NAME
        && isName(text.charAt(nameStart - 1))) {
      nameStart--;
    }
    if (nameStart == nameEnd) {
      return null;
    }
    String name = text.substring(nameStart, nameEnd);
    boolean quoted = nameEnd < at && Text.isQuote(text.charAt(at - 1));
    if (sign == ':' && !quoted && !Text.isBlank(after) && !isBare(text, nameStart, name)) {
      return null;
    }
    boolean says = name.startsWith("--") ? SecretName.saysField(name) : SecretName.says(name);
    if (!says) {
      return null;
    }
    return SecretName.isHeader(name)
        ? header(text, at)
        : value(text, at, lineStart(text, nameStart));
  }

  /// `Authorization: Bearer x`: scheme and credentials on the line, to the quote around the header.
  private static @Nullable Span header(String text, int at) {
    int from = Text.skip(text, at + 1, c -> " \t\\".indexOf(c) >= 0 || Text.isQuote((char) c));
    int end = Text.skip(text, from, c -> c != '\n' && c != '\\' && !Text.isQuote((char) c));
    return span(text, from, end);
  }

  private static boolean isName(char c) {
    return Text.isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isDecoration(char c, char sign) {
    return Text.isQuote(c) || c == '\\' || (sign == '=' && c == ' ');
  }

  /// `password:x` on its own, against `image/token:1` and `system:token:x`.
  private static boolean isBare(String text, int nameStart, String name) {
    char before = nameStart > 0 ? text.charAt(nameStart - 1) : ' ';
    return (Text.isBlank(before) || Text.isQuote(before) || ",;{[(?&".indexOf(before) >= 0)
        && SecretName.isStrong(name);
  }

  /// Whether only white space, dashes and quotes stand before the name on its line; then the
  /// indent, else -1.
  private static int lineStart(String text, int nameStart) {
    int i = nameStart;
    while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
      i--;
    }
    boolean item = i >= 1 && text.charAt(i - 1) == '-' && i < nameStart;
    while (item && i > 0 && text.charAt(i - 1) != '\n' && "- \t".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i == 0 || text.charAt(i - 1) == '\n' ? nameStart - i : -1;
  }

  private static @Nullable Span value(String text, int at, int indent) {
    int from = Text.skip(text, at + 1, c -> c == ' ' || c == '\t');
    if (from == text.length() || text.charAt(from) == '\n' || text.charAt(from) == '\r') {
      return null;
    }
    int quote = Text.skip(text, from, c -> c == '\\');
    if (quote < text.length() && Text.isQuote(text.charAt(quote))) {
      int close = closing(text, quote);
      return span(text, quote + 1, close);
    }
    char first = text.charAt(from);
    boolean colon = text.charAt(at) == ':';
    if (colon && indent >= 0 && (first == '|' || first == '>')) {
      int lineEnd = lineEnd(text, from);
      return span(text, Math.min(lineEnd + 1, text.length()), blockEnd(text, lineEnd, indent));
    }
    if (colon && (first == '{' || first == '[' || first == '&' || first == '*')) {
      return null; // structure: its own members are looked at
    }
    boolean wholeLine = indent >= 0 && (colon || text.indexOf('\n') >= 0);
    return span(text, from, wholeLine ? lineEnd(text, from) : Text.wordEnd(text, from));
  }

  private static @Nullable Span span(String text, int from, int to) {
    return from >= to || Reference.isReference(text.substring(from, to))
        ? null
        : new Span(from, to, "password");
  }

  private static int lineEnd(String text, int from) {
    return Text.skip(text, from, c -> c != '\n' && c != '\r');
  }

  /// The quote that closes the one at an index: the same character with as many backslashes.
  private static int closing(String text, int open) {
    char quote = text.charAt(open);
    boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && (text.charAt(i - 1) == '\\') == escaped) {
        return escaped ? i - 1 : i;
      }
    }
    return text.length();
  }

  /// The end of the lines that are blank or indented deeper.
  private static int blockEnd(String text, int firstLineEnd, int indent) {
    int end = firstLineEnd;
    while (end < text.length()) {
      int start = end + 1;
      int content = Text.skip(text, start, c -> c == ' ' || c == '\t');
      int next = lineEnd(text, content);
      if (content < next && content - start <= indent) {
        return end;
      }
      end = Math.max(next, start);
    }
    return Math.min(end, text.length());
  }
}
