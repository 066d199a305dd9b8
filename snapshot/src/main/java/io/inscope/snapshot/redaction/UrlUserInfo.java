package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// Credentials in a URL (RFC 3986, section 3.2.1): the password of `scheme://user:password@host`,
/// or the whole user part when it is long enough for a token.
final class UrlUserInfo implements Detector {
  private static final int TOKEN = 20;

  /// How long a URL is looked through for a password with a slash in it. To the end of the text for
  /// each URL would be quadratic.
  private static final int LONGEST = 4096;

  @Override
  public String triggers() {
    return ":";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith("://", at)) {
      return null;
    }
    int from = at + 3;
    int authority = Text.skip(text, from, c -> isPart(c) && "/?#".indexOf(c) < 0);
    int colon = within(text, ':', from, authority);
    int host = lastAt(text, from, authority);
    if (host < from && colon >= 0 && !isPort(text, colon + 1, authority)) {
      int limit = Math.min(text.length(), from + LONGEST);
      host = lastAt(text, from, Text.skip(text, from, limit, UrlUserInfo::isPart));
    }
    if (host < from) {
      return null;
    }
    if (colon >= 0 && colon < host) {
      return spanUnlessReference(text, colon + 1, host, "password");
    }
    return host - from >= TOKEN ? spanUnlessReference(text, from, host, "token") : null;
  }

  private static boolean isPart(int c) {
    return !Text.isBlank((char) c) && "\"'`\\<>".indexOf(c) < 0;
  }

  private static @Nullable Span spanUnlessReference(String text, int from, int to, String what) {
    return from == to || Reference.isReference(text.substring(from, to))
        ? null
        : new Span(from, to, what);
  }

  private static int within(String text, char c, int from, int to) {
    return text.indexOf(c, from, to);
  }

  /// Bounded: searching to the start of the text for each URL in it would be quadratic.
  private static int lastAt(String text, int from, int to) {
    int i = to - 1;
    while (i >= from && text.charAt(i) != '@') {
      i--;
    }
    return i;
  }

  private static boolean isPort(String text, int from, int to) {
    return Text.skip(text, from, c -> Text.isDigit((char) c)) >= to;
  }
}
