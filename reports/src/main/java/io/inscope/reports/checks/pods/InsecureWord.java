package io.inscope.reports.checks.pods;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A word in what a container is told to run that looks as if TLS were off.
///
/// @param shown the word without what may be sensitive in it: `--insecure`, `sslmode=disable`,
///   `http://`
/// @param item the field it stands in
record InsecureWord(String shown, Field item) {
  private static final Pattern FLAG = Pattern.compile("--?([A-Za-z][\\w.-]*)(?:=(.*))?");

  /// Flags that switch TLS or its checks off.
  private static final Pattern OFF =
      Pattern.compile(
          "(.*-)?insecure(-.*)?|(no|disable|without)-?(tls|ssl)|no-check-certificate|no-verify-ssl"
              + "|(tls-|ssl-)?(skip|no)-verify|skip-(tls|ssl)-verify|disable-ssl-verification");

  /// Flags that are meant to be on.
  private static final Pattern ON =
      Pattern.compile("(use-|enable-|verify-)?(tls|ssl)(-enabled?|-verify)?|verify");

  private static final Set<String> NO = Set.of("false", "0", "off", "no", "disable", "disabled");

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?:^|[?&;\\s'\",])"
              + "(ssl-?_?mode=(?:disabled?|allow|prefer(?:red)?)|(?:usessl|ssl|tls|encrypt)=(?:false|0|off))"
              + "(?=$|[&;\\s'\",])");

  private static final Pattern CLEAR =
      Pattern.compile(
          "(?i)(?<![a-z+.-])((?:http|ftp|ldap|amqp|redis|mqtt|ws|telnet)://)"
              + "(?!localhost|127\\.|0\\.0\\.0\\.0|\\[::1?\\]|:)(?=[^/\\s])");

  /// What a container holds of them, each once, in order.
  static Stream<InsecureWord> of(Field container) {
    List<Word> words = Word.of(container).toList();
    Stream<InsecureWord> flags =
        IntStream.range(0, words.size())
            .boxed()
            .flatMap(
                i ->
                    flag(words.get(i), i + 1 < words.size() ? words.get(i + 1).text() : "")
                        .or(() -> curl(words, i))
                        .stream());
    Stream<InsecureWord> addresses =
        words.stream().flatMap(word -> matches(CLEAR, word.text(), word.item()));
    Stream<Field> texts =
        Stream.concat(
            words.stream().map(Word::item).distinct(),
            container.at("env").each().map(variable -> variable.at("value")));
    Stream<InsecureWord> parameters =
        texts.flatMap(text -> matches(PARAMETER, text.text(""), text));
    return Stream.of(flags, addresses, parameters).flatMap(Function.identity()).distinct();
  }

  private static Optional<InsecureWord> flag(Word word, String next) {
    Matcher flag = FLAG.matcher(word.text());
    if (!flag.matches()) {
      return Optional.empty();
    }
    String name = flag.group(1).toLowerCase(Locale.ROOT);
    String given = flag.group(2) == null ? (next.startsWith("-") ? "" : next) : flag.group(2);
    boolean no = NO.contains(given.toLowerCase(Locale.ROOT));
    if (OFF.matcher(name).matches() && !no) {
      return Optional.of(new InsecureWord("--" + name, word.item()));
    }
    return ON.matcher(name).matches() && no
        ? Optional.of(new InsecureWord("--" + name + "=" + given, word.item()))
        : Optional.empty();
  }

  /// `-k` means this only to curl.
  private static Optional<InsecureWord> curl(List<Word> words, int i) {
    boolean ofCurl =
        words.get(i).text().equals("-k")
            && words.subList(0, i).stream().anyMatch(word -> word.program().equals("curl"));
    return ofCurl
        ? Optional.of(new InsecureWord("curl -k", words.get(i).item()))
        : Optional.empty();
  }

  private static Stream<InsecureWord> matches(Pattern pattern, String text, Field item) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> new InsecureWord(match.group(1).toLowerCase(Locale.ROOT), item));
  }
}
