package io.inscope.snapshot.redaction;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Credentials that follow a flag as the next word: `--password x`, `-u user:x`, `-pX` of MySQL's
/// clients, `-a x` of Redis' client. In running text and, as [#follows], in a list of arguments.
final class CommandLine implements Detector {
  /// How far before a flag its command may stand.
  private static final int LOOK_BACK = 200;

  private static final Set<String> USER_FLAGS = Set.of("-u", "--user", "--proxy-user");

  @Override
  public String triggers() {
    return "-";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (at > 0 && !Text.isBlank(text.charAt(at - 1)) && !Text.isQuote(text.charAt(at - 1))) {
      return null;
    }
    int flagEnd = Text.wordEnd(text, at);
    String flag = text.substring(at, flagEnd);
    if (flag.length() > 2 && flag.startsWith("-p") && names(text, at, "mysql", "mariadb")) {
      boolean literal = !Reference.isReference(flag.substring(2));
      return literal ? new Span(at + 2, flagEnd, "password") : null;
    }
    int from = Text.skip(text, flagEnd, c -> c == ' ' || Text.isQuote((char) c));
    if (from == flagEnd || from == text.length()) {
      return null;
    }
    String value = text.substring(from, Text.wordEnd(text, from));
    boolean redis = flag.equals("-a") && names(text, at, "redis-cli");
    int hidden = follows(flag, value, redis);
    return hidden < 0 ? null : new Span(from + hidden, from + value.length(), "password");
  }

  /// Where in an argument the secret begins that the flag before it announces; -1 when there is
  /// none.
  ///
  /// @param redis whether the command is Redis' client, whose `-a` is a password
  static int follows(String flag, String value, boolean redis) {
    if (value.isEmpty() || value.startsWith("-") || Reference.isReference(value)) {
      return -1;
    }
    if (USER_FLAGS.contains(flag)) {
      int colon = value.indexOf(':');
      boolean ids = value.chars().allMatch(c -> c == ':' || Text.isDigit((char) c));
      return colon > 0
              && colon + 1 < value.length()
              && !ids
              && !value.startsWith("//", colon + 1)
              && !Reference.isReference(value.substring(colon + 1))
          ? colon + 1
          : -1;
    }
    if (redis && flag.equals("-a")) {
      return 0;
    }
    return flag.startsWith("-") && flag.indexOf('=') < 0 && SecretName.saysField(flag) ? 0 : -1;
  }

  private static boolean names(String text, int before, String... commands) {
    String command = text.substring(Math.max(0, before - LOOK_BACK), before);
    return Stream.of(commands).anyMatch(command::contains);
  }
}
