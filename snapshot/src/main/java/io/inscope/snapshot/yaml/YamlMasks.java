package io.inscope.snapshot.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts quotes around what redaction tools leave in the place of a value, such as `***HIDDEN***`:
/// YAML takes `*` for an alias and `[REDACTED]` for a list.
///
/// Only where a value or a key begins; texts in quotes and in blocks behind `|` or `>` stay as they
/// are. What begins with a mask is quoted to its end: `***HIDDEN***:5432` is one text.
final class YamlMasks {
  private static final String STARS = "***";

  private static final Pattern BRACKETED =
      Pattern.compile(
          "\\[(?:redacted|hidden|masked|removed|omitted|filtered)]", Pattern.CASE_INSENSITIVE);

  private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]*\\s*(?:\\s#.*)?");
  private static final Pattern PROPERTY = Pattern.compile("[!&][^\\s,\\[\\]{}]*[ \\t]+");

  private final StringBuilder out;
  private int masks;
  private int firstLine;
  private int lineNumber;

  private int flow;
  private char quote;

  /// Lines indented more than this are content of a block; -1 outside of blocks.
  private int block = -1;

  private YamlMasks(int length) {
    this.out = new StringBuilder(length + 64);
  }

  /// @param count how many masks were quoted
  /// @param line 1-based line of the first within the text
  record Quoted(String text, int count, int line) {}

  /// Whether a mask may stand in it that YAML takes for something else without complaint.
  static boolean mayMislead(String text) {
    int at = text.indexOf('[');
    while (at >= 0) {
      if (BRACKETED.matcher(text).region(at, Math.min(text.length(), at + 12)).lookingAt()) {
        return true;
      }
      at = text.indexOf('[', at + 1);
    }
    return false;
  }

  static Quoted quote(String text) {
    YamlMasks masks = new YamlMasks(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      masks.line(text.substring(start, end < 0 ? next : end));
      masks.out.append(text, end < 0 ? next : end, next);
      start = next;
    }
    return new Quoted(masks.out.toString(), masks.masks, masks.firstLine);
  }

  private void line(String line) {
    lineNumber++;
    int indent = indent(line);
    if (block >= 0) {
      if (indent > block || line.isBlank()) {
        out.append(line);
        return;
      }
      block = -1;
    }
    int at = indent;
    int parent = indent;
    while (quote == 0 && flow == 0 && line.startsWith("- ", at)) {
      parent = at;
      at += 2;
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
    }
    out.append(line, 0, at);
    scan(line, at, parent, at);
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /// @param parent column of the dash the line starts with, else of its key
  /// @param key column behind the dashes
  private void scan(String line, int from, int parent, int key) {
    boolean starts = quote == 0;
    boolean keyed = false;
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (quote != 0) {
        if (c == '\\' && quote == '"' && at + 1 < line.length()) {
          out.append(c);
          at++;
        } else if (c == quote) {
          quote = 0;
        }
        out.append(line.charAt(at++));
        continue;
      }
      if (c == '#' && (at == 0 || line.charAt(at - 1) == ' ')) {
        break;
      }
      if (starts && c != ' ') {
        int end = mask(line, at);
        if (end > at) {
          mask(line, at, end);
          at = end;
          starts = false;
          continue;
        }
        Matcher property = PROPERTY.matcher(line).region(at, line.length());
        if (property.lookingAt()) {
          out.append(line, at, property.end());
          at = property.end();
          continue;
        }
        if (flow == 0 && BLOCK.matcher(line).region(at, line.length()).matches()) {
          block = keyed ? key : parent;
          break;
        }
        if (c == '"' || c == '\'') {
          quote = c;
        }
        starts = false;
        if (c == '[' || c == '{') {
          flow++;
          starts = true;
        }
      } else if (flow > 0) {
        flow += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        starts |= c == ',' || c == '[' || c == '{';
      }
      if (c == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
        starts = true;
        keyed = true;
      }
      out.append(c);
      at++;
    }
    out.append(line, at, line.length());
  }

  private void mask(String line, int at, int end) {
    out.append('\'').append(line.substring(at, end).replace("'", "''")).append('\'');
    if (masks++ == 0) {
      firstLine = lineNumber;
    }
  }

  /// Where the masked text that begins here ends; -1 when none begins here.
  private int mask(String line, int at) {
    Matcher bracketed = BRACKETED.matcher(line).region(at, line.length());
    if (line.startsWith(STARS, at)) {
      return end(line, at);
    }
    return bracketed.lookingAt() && end(line, bracketed.end()) == bracketed.end()
        ? bracketed.end()
        : -1;
  }

  /// Where a plain text ends that has not ended before.
  private int end(String line, int at) {
    int end = at;
    while (end < line.length()) {
      char c = line.charAt(end);
      boolean last = end + 1 == line.length();
      if ((c == ':' && (last || line.charAt(end + 1) == ' '))
          || (c == ' ' && !last && line.charAt(end + 1) == '#')
          || (flow > 0 && ",[]{}".indexOf(c) >= 0)) {
        break;
      }
      end++;
    }
    while (end > at && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }
}
