package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// Passwords that configuration files and SQL give with a blank instead of a sign: `requirepass x`
/// and `masterauth x` of Redis, `login u password x` of
/// [.netrc](https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html),
/// `IDENTIFIED BY 'x'` and `PASSWORD 'x'` of SQL.
final class Directive implements Detector {
  /// How far before `password` the login may stand.
  private static final int LOOK_BACK = 200;

  @Override
  public String triggers() {
    return "rmiIpP";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!canBegin(text, at)) {
      return null;
    }
    if (is(text, at, "requirepass ") || is(text, at, "masterauth ")) {
      return value(text, text.indexOf(' ', at));
    }
    if (is(text, at, "identified by ")) {
      return value(text, at + "identified by".length());
    }
    if (is(text, at, "password ")) {
      int blank = at + "password".length();
      boolean sql = blank + 1 < text.length() && Text.isQuote(text.charAt(blank + 1));
      boolean netrc = text.substring(Math.max(0, at - LOOK_BACK), at).contains("login ");
      return sql || netrc ? value(text, blank) : null;
    }
    return null;
  }

  /// The triggers are frequent letters, the pairs that they begin are not.
  private static boolean canBegin(String text, int at) {
    int second = at + 1 < text.length() ? text.charAt(at + 1) | 0x20 : 0;
    int expected =
        switch (text.charAt(at)) {
          case 'r' -> 'e';
          case 'm', 'p', 'P' -> 'a';
          default -> 'd';
        };
    return second == expected && Text.startsToken(text, at);
  }

  private static boolean is(String text, int at, String words) {
    return text.regionMatches(true, at, words, 0, words.length());
  }

  private static @Nullable Span value(String text, int blank) {
    int from = Text.skip(text, blank, c -> c == ' ' || Text.isQuote((char) c));
    int to = Text.wordEnd(text, from);
    return from == to || Reference.isReference(text.substring(from, to))
        ? null
        : new Span(from, to, "password");
  }
}
