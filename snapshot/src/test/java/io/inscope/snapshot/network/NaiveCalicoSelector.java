package io.inscope.snapshot.network;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Works out Calico's selectors by putting T or F in the place of each comparison, and then in the
/// place of each pair of parentheses.
final class NaiveCalicoSelector {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "has\\(([^)]*)\\)|all\\(\\)|global\\(\\)"
              + "|([a-z./]+) (==|!=|contains|starts with|ends with) '([^']*)'"
              + "|([a-z./]+) (in|not in) \\{([^}]*)\\}");
  private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");

  private NaiveCalicoSelector() {}

  static boolean isTrue(String selector, Map<String, String> labels) {
    String text =
        COMPARISON.matcher(selector).replaceAll(m -> holds(m, labels) ? "T" : "F").replace(" ", "");
    while (text.contains("(")) {
      text = PARENTHESES.matcher(text).replaceAll(m -> flat(m.group(1)));
    }
    return flat(text).equals("T");
  }

  private static String flat(String text) {
    boolean is =
        Stream.of(text.split("\\|\\|"))
            .anyMatch(
                any -> Stream.of(any.split("&&")).allMatch(one -> one.matches("(!!)*T|!(!!)*F")));
    return is ? "T" : "F";
  }

  private static boolean holds(MatchResult found, Map<String, String> labels) {
    if (found.group().equals("all()") || found.group().equals("global()")) {
      return found.group().equals("all()");
    }
    if (found.group(1) != null) {
      return labels.containsKey(found.group(1));
    }
    boolean compares = found.group(2) != null;
    String value = labels.get(compares ? found.group(2) : found.group(5));
    String text = compares ? found.group(4) : found.group(7);
    return switch (compares ? found.group(3) : found.group(6)) {
      case "==" -> text.equals(value);
      case "!=" -> !text.equals(value);
      case "contains" -> value != null && value.contains(text);
      case "starts with" -> value != null && value.startsWith(text);
      case "ends with" -> value != null && value.endsWith(text);
      case "in" -> value != null && text.contains("'" + value + "'");
      default -> value == null || !text.contains("'" + value + "'");
    };
  }
}
