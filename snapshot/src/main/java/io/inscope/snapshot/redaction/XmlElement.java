package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// An element of XML with a telling name: `<password>x</password>`. Attributes are assignments
/// ([Assignment]).
final class XmlElement implements Detector {
  private static final int LONGEST_NAME = 100;

  @Override
  public String triggers() {
    return "<";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    int nameEnd =
        Text.skip(
            text,
            at + 1,
            Math.min(text.length(), at + LONGEST_NAME),
            c -> (c < 128 && Text.isAlphanumeric((char) c)) || "_-.:".indexOf(c) >= 0);
    if (nameEnd == at + 1 || nameEnd == text.length() || text.charAt(nameEnd) != '>') {
      return null;
    }
    String name = text.substring(at + 1, nameEnd);
    int end = text.indexOf('<', nameEnd);
    boolean closed = end > 0 && text.startsWith("</" + name + ">", end);
    String value = closed ? text.substring(nameEnd + 1, end) : "";
    return value.isBlank() || Reference.isReference(value) || !SecretName.says(name)
        ? null
        : new Span(nameEnd + 1, end, "password");
  }
}
