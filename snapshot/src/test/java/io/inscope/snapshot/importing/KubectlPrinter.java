package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Prints trees as `kubectl get -o yaml` does: dashes in the column of their key, plain scalars
/// where they are unmistakable, blocks for texts of several lines, long texts wrapped.
final class KubectlPrinter {
  private static final int WIDTH = 80;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./@(){},\"\\\\=é猫-]*( [A-Za-z0-9_./@(){}=é猫-]+)*");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i:true|false|null|yes|no|on|off|y|n)");
  private static final Pattern QUOTABLE = Pattern.compile("[ -~é猫]+");
  private static final Pattern BLOCK = Pattern.compile("[ -~é猫\n\t]*[!-~é猫][ -~é猫\n\t]*");

  private final StringBuilder out = new StringBuilder();

  private KubectlPrinter() {}

  static String print(JsonObject object, int indent, String lead) {
    KubectlPrinter printer = new KubectlPrinter();
    printer.out.append(lead);
    printer.members(object, indent, true);
    return printer.out.toString();
  }

  private void members(JsonObject object, int indent, boolean started) {
    for (int i = 0; i < object.size(); i++) {
      out.repeat(" ", i == 0 && started ? 0 : indent);
      scalar(object.key(i), indent, true);
      out.append(':');
      value(object.value(i), indent);
    }
  }

  private void value(@Nullable Object value, int indent) {
    switch (value) {
      case JsonObject object when !object.isEmpty() -> {
        out.append('\n');
        members(object, indent + 2, false);
      }
      case JsonArray array when !array.isEmpty() -> {
        out.append('\n');
        items(array, indent, false);
      }
      case null, default -> {
        out.append(' ');
        leaf(value, indent);
      }
    }
  }

  private void items(JsonArray array, int indent, boolean started) {
    for (int i = 0; i < array.size(); i++) {
      out.repeat(" ", i == 0 && started ? 0 : indent).append("- ");
      switch (array.get(i)) {
        case JsonObject object when !object.isEmpty() -> members(object, indent + 2, true);
        case JsonArray inner when !inner.isEmpty() -> items(inner, indent + 2, true);
        case null, default -> leaf(array.get(i), indent);
      }
    }
  }

  private void leaf(@Nullable Object value, int indent) {
    if (value instanceof String text) {
      scalar(text, indent, false);
    } else {
      out.append(CanonicalJson.text(value));
    }
    out.append('\n');
  }

  private void scalar(String text, int indent, boolean key) {
    boolean block =
        !key && text.indexOf('\n') >= 0 && BLOCK.matcher(text).matches() && !text.contains(" \n");
    if (block) {
      block(text, indent);
    } else if (PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches()) {
      wrapped(text, indent, key);
    } else if (QUOTABLE.matcher(text).matches()) {
      out.append('\'');
      wrapped(text.replace("'", "''"), indent, key);
      out.append('\'');
    } else {
      out.append('"');
      wrapped(escaped(text), indent, key);
      out.append('"');
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case 0 -> escaped.append("\\0");
                case 0x1B -> escaped.append("\\e");
                case 0x2028 -> escaped.append("\\u2028");
                case 0x1F600 -> escaped.append("\\U0001F600");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /// Breaks a line at a single space between other characters.
  private void wrapped(String text, int indent, boolean key) {
    int column = out.length() - out.lastIndexOf("\n");
    for (int i = 0; i < text.length(); i++, column++) {
      boolean single =
          text.charAt(i) == ' '
              && i > 0
              && i + 1 < text.length()
              && text.charAt(i - 1) != ' '
              && text.charAt(i + 1) != ' ';
      if (single && column > WIDTH && !key) {
        out.append('\n').repeat(" ", indent + 2);
        column = indent + 2;
      } else {
        out.append(text.charAt(i));
      }
    }
  }

  private void block(String text, int indent) {
    out.append('|');
    if (text.startsWith(" ") || text.startsWith("\n") || text.startsWith("\t")) {
      out.append('2');
    }
    out.append(!text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "");
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        out.repeat(" ", indent + 2).append(line);
      }
    }
  }
}
