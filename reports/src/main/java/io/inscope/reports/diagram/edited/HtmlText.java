package io.inscope.reports.diagram.edited;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a label that draw.io keeps as HTML. Nothing of it is ever shown as HTML again.
final class HtmlText {
  private static final Pattern BREAK =
      Pattern.compile("(?i)<br\\s*/?>|</?(?:div|p|li|ul|ol|h[1-6]|tr|table)\\b[^<>]*>");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private HtmlText() {}

  static String plain(String html) {
    String lines = BREAK.matcher(html.replace("\n", " ")).replaceAll("\n");
    String bare = TAG.matcher(lines).replaceAll("");
    return ENTITY.matcher(bare).replaceAll(m -> Matcher.quoteReplacement(character(m.group(1))));
  }

  private static String character(String name) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, "&" + name + ";");
    }
    int code =
        name.startsWith("#x")
            ? Integer.parseInt(name.substring(2), 16)
            : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }
}
