package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.CompactBuilder;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Swar;
import java.util.Optional;

/// Reads the YAML that kubectl prints straight into canonical bytes, in one pass over the source
/// and without a tree.
///
/// What [sigs.k8s.io/yaml](https://pkg.go.dev/sigs.k8s.io/yaml) writes is a small, regular part of
/// YAML: block collections, plain and quoted scalars that may go on over several lines, literal
/// blocks, `{}` and `[]`. On the first character that is not of this part the scan gives nothing,
/// and [YamlTree] reads the piece; so it does where YAML 1.1 and 1.2 do not agree on what a plain
/// scalar means. What the scan gives is exactly what [YamlTree] would.
///
/// Kept and used again for piece after piece, by one thread.
public final class KubectlScan {
  private static final int FAILED = -1;
  private static final int MAX_KEY = 1000;

  private final CompactBuilder out = new CompactBuilder();
  private final KubectlScalars scalars = new KubectlScalars(out);

  /// For each open collection the column of its keys or dashes.
  private final int[] columns = new int[256];

  private byte[] text = new byte[Swar.PADDING];
  private int line;

  /// Whether the last key still waits for its value.
  private boolean awaiting;

  /// A document that is one mapping.
  public Optional<CompactObject> document(YamlPiece piece) {
    begin(piece);
    int p = 0;
    if (text[0] == '-' && text[1] == '-' && text[2] == '-' && text[3] == '\n') {
      p = 4;
      line++;
    }
    p = content(p);
    return mapping(piece, p, p - lineStart(p));
  }

  /// An item of a list, with its dash, that is a mapping.
  public Optional<CompactObject> item(YamlPiece piece) {
    begin(piece);
    int dash = content(0);
    if (!isDash(dash)) {
      return Optional.empty();
    }
    int p = spaceEnd(dash + 2);
    return mapping(piece, p, p - lineStart(dash));
  }

  private void begin(YamlPiece piece) {
    text = piece.padded();
    line = piece.line();
    awaiting = false;
    out.start();
  }

  /// The first character of the first line that is not blank.
  private int content(int from) {
    int p = spaceEnd(from);
    while (text[p] == '\n') {
      line++;
      p = spaceEnd(p + 1);
    }
    return p;
  }

  private int lineStart(int at) {
    int p = at;
    while (p > 0 && text[p - 1] != '\n') {
      p--;
    }
    return p;
  }

  private int spaceEnd(int from) {
    int p = from;
    long difference;
    while ((difference = Swar.get(text, p) ^ Swar.repeat(' ')) == 0) {
      p += Long.BYTES;
    }
    return p + Swar.first(difference);
  }

  private boolean isDash(int at) {
    return text[at] == '-' && text[at + 1] == ' ';
  }

  private Optional<CompactObject> mapping(YamlPiece piece, int from, int column) {
    int size = piece.size();
    int firstLine = line;
    if (size == 0 || text[size - 1] != '\n' || !out.openObject()) {
      return Optional.empty();
    }
    columns[1] = column;
    int p = member(from);
    while (p >= 0) {
      p = nextLine(p);
      if (p == size && out.depth() == 0) {
        return out.isComplete() ? Optional.of(out.build(firstLine)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Reads what begins on the next line with content; closes everything at the end of the text.
  private int nextLine(int from) {
    int start = from;
    int p = spaceEnd(start);
    while (text[p] == '\n') {
      line++;
      start = p + 1;
      p = spaceEnd(start);
    }
    int column = p - start;
    boolean dash = isDash(p);
    if (text[p] == 0) {
      return p == text.length - Swar.PADDING && start == p ? closeAll(p) : FAILED;
    }
    int depth = out.depth();
    if (awaiting) {
      awaiting = false;
      if (dash && column >= columns[depth]) {
        return out.openArray() ? item(p, column) : FAILED;
      }
      if (!dash && column > columns[depth]) {
        return out.openObject() ? member(p, column) : FAILED;
      }
      out.literal("null");
    }
    while (column < columns[depth] || (column == columns[depth] && !dash && !out.inObject())) {
      if (depth == 1 || !out.close()) {
        return FAILED;
      }
      depth--;
    }
    if (column != columns[depth] || dash == out.inObject()) {
      return FAILED;
    }
    return dash ? item(p, column) : member(p);
  }

  private int closeAll(int end) {
    if (awaiting) {
      out.literal("null");
    }
    while (out.depth() > 0) {
      if (!out.close()) {
        return FAILED;
      }
    }
    return end;
  }

  private int member(int at, int column) {
    columns[out.depth()] = column;
    return member(at);
  }

  /// A key and its value, up to the line behind.
  private int member(int at) {
    out.beginKey(line);
    int p;
    int first = text[at];
    if (first == '"' || first == '\'') {
      int before = line;
      p = quoted(at + 1, first);
      if (p < 0 || line != before || text[p] != ':' || p - at > MAX_KEY) {
        return FAILED;
      }
    } else {
      p = scalars.plainEnd(text, at);
      if (p < 0 || text[p] != ':' || first == '<' || p - at > MAX_KEY) {
        return FAILED;
      }
      scalars.copyPlain(text, at, p);
    }
    if (!out.endKey()) {
      return FAILED;
    }
    p++;
    if (text[p] == '\n') {
      awaiting = true;
      line++;
      return p + 1;
    }
    return text[p] == ' ' ? value(p + 1) : FAILED;
  }

  /// An item from its dash, up to the line behind.
  private int item(int dash, int column) {
    int p = dash;
    int at = column;
    columns[out.depth()] = at;
    while (true) {
      out.beginItem(line);
      int content = spaceEnd(p + 2);
      at += content - p;
      p = content;
      if (!isDash(p)) {
        break;
      }
      if (!out.openArray()) {
        return FAILED;
      }
      columns[out.depth()] = at;
    }
    return isKey(p) ? out.openObject() ? member(p, at) : FAILED : value(p);
  }

  /// Whether a key begins here, and not a scalar.
  private boolean isKey(int at) {
    int first = text[at];
    if (first != '"' && first != '\'') {
      int end = scalars.plainEnd(text, at);
      return end >= 0 && text[end] == ':';
    }
    int p = at + 1;
    while (text[p] != first && text[p] != '\n' && text[p] != 0) {
      p += text[p] == '\\' && first == '"' && text[p + 1] != '\n' ? 2 : 1;
    }
    return text[p] == first && text[p + 1] == ':';
  }

  /// A value that begins on the line of its key or dash, up to the line behind.
  private int value(int at) {
    int first = text[at];
    switch (first) {
      case '"', '\'' -> {
        out.beginText();
        int p = quoted(at + 1, first);
        out.endText();
        return p < 0 ? FAILED : lineEnd(p);
      }
      case '|' -> {
        return literal(at + 1);
      }
      case '{' -> {
        return text[at + 1] == '}' && out.openObject() && out.close() ? lineEnd(at + 2) : FAILED;
      }
      case '[' -> {
        return text[at + 1] == ']' && out.openArray() && out.close() ? lineEnd(at + 2) : FAILED;
      }
      default -> {
        return plain(at);
      }
    }
  }

  private int lineEnd(int at) {
    if (text[at] != '\n') {
      return FAILED;
    }
    line++;
    return at + 1;
  }

  /// A plain scalar: lines that are indented more than the collection it stands in belong to it.
  private int plain(int at) {
    int end = scalars.plainEnd(text, at);
    if (end < 0 || text[end] != '\n') {
      return FAILED;
    }
    line++;
    int start = end + 1;
    int column = columns[out.depth()];
    int p = spaceEnd(start);
    if (p - start <= column || text[p] == '\n' || text[p] == 0) {
      return goesOnLater(p, start, column) || !scalars.single(text, at, end) ? FAILED : start;
    }
    out.beginText();
    scalars.copyPlain(text, at, end);
    while (p - start > column && text[p] != '\n' && text[p] != 0) {
      end = text[p] == '#' ? FAILED : scalars.plainRest(text, p);
      if (end < 0 || text[end] != '\n') {
        return FAILED;
      }
      out.character(' ');
      scalars.copyPlain(text, p, end);
      line++;
      start = end + 1;
      p = spaceEnd(start);
    }
    out.endText();
    return goesOnLater(p, start, column) ? FAILED : start;
  }

  /// Whether a plain scalar goes on behind blank lines.
  private boolean goesOnLater(int at, int lineStart, int column) {
    int p = at;
    int start = lineStart;
    while (text[p] == '\n') {
      start = p + 1;
      p = spaceEnd(start);
    }
    return start != lineStart && p - start > column;
  }

  /// A quoted scalar from behind its quote to behind the closing one.
  private int quoted(int from, int quote) {
    int p = from;
    while (true) {
      p = quote == '"' ? scalars.doubleQuoted(text, p) : scalars.singleQuoted(text, p);
      if (p < 0 || text[p] == quote) {
        return p < 0 ? FAILED : p + 1;
      }
      int before = text[p - 1];
      if (before == ' ' || before == '\t') {
        return FAILED;
      }
      line++;
      int start = p + 1;
      int breaks = 0;
      p = spaceEnd(start);
      while (text[p] == '\n') {
        breaks++;
        line++;
        start = p + 1;
        p = spaceEnd(start);
      }
      if (p == start || text[p] == '\t') {
        return FAILED;
      }
      if (breaks == 0) {
        out.character(' ');
      }
      for (; breaks > 0; breaks--) {
        out.character('\n');
      }
    }
  }

  /// A literal block scalar from behind its `|`.
  private int literal(int from) {
    int p = from;
    int increment = 0;
    int chomping = 0;
    while (text[p] != '\n') {
      int c = text[p++];
      if (c >= '1' && c <= '9' && increment == 0) {
        increment = c - '0';
      } else if ((c == '+' || c == '-') && chomping == 0) {
        chomping = c;
      } else {
        return FAILED;
      }
    }
    p = lineEnd(p);
    int parent = columns[out.depth()];
    int first = spaceEnd(p);
    int indent = increment > 0 ? parent + increment : first - p;
    if (indent <= parent || (increment == 0 && text[first] == '\n')) {
      return FAILED;
    }
    out.beginText();
    int breaks = 0;
    boolean any = false;
    while (true) {
      int start = Math.min(spaceEnd(p), p + indent);
      if (text[start] == '\n') {
        breaks++;
        p = lineEnd(start);
        continue;
      }
      if (start < p + indent || text[start] == 0) {
        break;
      }
      if (any) {
        out.character('\n');
      }
      for (; breaks > 0; breaks--) {
        out.character('\n');
      }
      int end = scalars.literalLine(text, start);
      if (end < 0) {
        return FAILED;
      }
      any = true;
      p = lineEnd(end);
    }
    if (!any) {
      return FAILED;
    }
    if (chomping != '-') {
      out.character('\n');
    }
    for (; chomping == '+' && breaks > 0; breaks--) {
      out.character('\n');
    }
    out.endText();
    return p;
  }
}
