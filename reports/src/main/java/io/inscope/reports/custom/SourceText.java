package io.inscope.reports.custom;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a rule file, to tell where in it a character of an expression stands.
///
/// @param file its name, for messages
record SourceText(String file, List<String> lines) {
  private static final Pattern BLOCK = Pattern.compile(".*:\\s*([|>])[-+0-9]*\\s*(#.*)?");
  private static final Pattern INLINE = Pattern.compile("(\\s*(?:-\\s+)*[\\w-]+:\\s*[\"']?).*");

  static SourceText of(String file, String text) {
    return new SourceText(file, text.lines().toList());
  }

  /// `registry.yaml:7:14`.
  ///
  /// @param line of the key whose value the expression is, from 1
  /// @param fault in the expression
  String place(int line, Expression.Fault fault) {
    String key = line <= lines.size() ? lines.get(line - 1) : "";
    Matcher block = BLOCK.matcher(key);
    if (block.matches()) {
      if (block.group(1).equals(">")) {
        // Folded lines cannot be told apart any more.
        return "%s:%d".formatted(file, line + 1);
      }
      int at = line + fault.line();
      return "%s:%d:%d".formatted(file, at, indent(line) + fault.column());
    }
    Matcher inline = INLINE.matcher(key);
    int before = inline.matches() ? inline.group(1).length() : 0;
    return "%s:%d:%d".formatted(file, line, before + fault.column());
  }

  /// Of the first line of a block below its key.
  private int indent(int line) {
    return lines.stream()
        .skip(line)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> text.length() - text.stripLeading().length())
        .orElse(0);
  }
}
