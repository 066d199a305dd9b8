package io.inscope.snapshot.network.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Calico's selector language: `||` binds least, then `&&`, then `!`.
///
///     either  = both { "||" both }
///     both    = one { "&&" one }
///     one     = "!" one | "(" either ")" | "all()" | "global()" | "has(" key ")"
///             | key ( "==" | "!=" | "contains" | "starts with" | "ends with" ) text
///             | key [ "not" ] "in" "{" [ text { "," text } ] "}"
public final class CalicoSelectorParser {
  /// Far more than anybody writes, and far less than a stack holds.
  private static final int DEEPEST = 200;

  private static final Pattern SPACE = Pattern.compile("[ \\t]*");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_./-]{1,512}");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

  private final String text;
  private int at;
  private int depth;

  private CalicoSelectorParser(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException when Calico would refuse it; the message says where and why
  public static CalicoSelector parse(String text) {
    CalicoSelectorParser parser = new CalicoSelectorParser(text);
    parser.space();
    if (parser.at == text.length()) {
      return CalicoSelector.ALL;
    }
    CalicoSelector selector = parser.either();
    if (parser.at < text.length()) {
      throw parser.expected("the end");
    }
    return selector;
  }

  private CalicoSelector either() {
    List<CalicoSelector> parts = new ArrayList<>(List.of(both()));
    while (take("||")) {
      parts.add(both());
    }
    return parts.size() == 1 ? parts.getFirst() : new CalicoSelector.Any(parts);
  }

  private CalicoSelector both() {
    List<CalicoSelector> parts = new ArrayList<>(List.of(one()));
    while (take("&&")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new CalicoSelector.Every(parts);
  }

  private CalicoSelector one() {
    if (++depth > DEEPEST) {
      throw expected("something less nested");
    }
    try {
      return take("!") ? new CalicoSelector.Not(one()) : term();
    } finally {
      depth--;
    }
  }

  private CalicoSelector term() {
    if (take("(")) {
      CalicoSelector inner = either();
      need(")");
      return inner;
    }
    if (take("all(")) {
      need(")");
      return CalicoSelector.ALL;
    }
    if (take("global(")) {
      need(")");
      return CalicoSelector.GLOBAL;
    }
    if (take("has(")) {
      String key = key();
      need(")");
      return new CalicoSelector.Has(key);
    }
    return comparison(key());
  }

  private CalicoSelector comparison(String key) {
    if (take("==")) {
      return new CalicoSelector.Text(key, CalicoSelector.Comparison.EQUALS, quoted());
    }
    if (take("!=")) {
      return new CalicoSelector.Not(
          new CalicoSelector.Text(key, CalicoSelector.Comparison.EQUALS, quoted()));
    }
    if (take("contains")) {
      return new CalicoSelector.Text(key, CalicoSelector.Comparison.CONTAINS, quoted());
    }
    if (take("starts")) {
      need("with");
      return new CalicoSelector.Text(key, CalicoSelector.Comparison.STARTS_WITH, quoted());
    }
    if (take("ends")) {
      need("with");
      return new CalicoSelector.Text(key, CalicoSelector.Comparison.ENDS_WITH, quoted());
    }
    if (take("not")) {
      need("in");
      return new CalicoSelector.Not(new CalicoSelector.In(key, values()));
    }
    if (take("in")) {
      return new CalicoSelector.In(key, values());
    }
    throw expected("a comparison");
  }

  private Set<String> values() {
    TreeSet<String> values = new TreeSet<>();
    need("{");
    if (take("}")) {
      return values;
    }
    do {
      values.add(quoted());
    } while (take(","));
    need("}");
    return values;
  }

  private String key() {
    Matcher matcher = KEY.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw expected("a label");
    }
    at = matcher.end();
    space();
    return matcher.group();
  }

  private String quoted() {
    Matcher matcher = TEXT.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw expected("a text in quotes");
    }
    at = matcher.end();
    space();
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  private void need(String word) {
    if (!take(word)) {
      throw expected("'" + word + "'");
    }
  }

  private boolean take(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    space();
    return true;
  }

  private void space() {
    Matcher matcher = SPACE.matcher(text).region(at, text.length());
    at = matcher.lookingAt() ? matcher.end() : at;
  }

  private IllegalArgumentException expected(String what) {
    return new IllegalArgumentException(
        "is '%s', which is not a selector: %s expected at character %d"
            .formatted(text, what, at + 1));
  }
}
