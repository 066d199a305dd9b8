package io.inscope.reports.diagram.shapes;

import java.util.ArrayDeque;
import java.util.Deque;

/// XML as text, one element a line. Drops what XML cannot carry, such as control characters.
public final class XmlText {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /// @param attributes names and values in turn
  public XmlText open(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  public XmlText close() {
    text.append("</").append(open.pop()).append(">\n");
    return this;
  }

  public XmlText empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  /// An element with text and nothing else.
  public XmlText element(String name, String content, String... attributes) {
    tag(name, attributes).append('>').append(escaped(content, false));
    text.append("</").append(name).append(">\n");
    return this;
  }

  /// Puts in what is XML already.
  public XmlText raw(String xml) {
    text.append(xml);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private StringBuilder tag(String name, String... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(attributes[i + 1], true)).append('"');
    }
    return text;
  }

  /// @param attribute whether line breaks must be written as references to survive
  public static String escaped(String raw, boolean attribute) {
    StringBuilder escaped = new StringBuilder();
    raw.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                case '\n', '\t' -> {
                  if (attribute) {
                    escaped.append("&#").append(c).append(';');
                  } else {
                    escaped.appendCodePoint(c);
                  }
                }
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xfffd);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
  }
}
