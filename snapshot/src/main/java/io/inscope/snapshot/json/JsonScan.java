package io.inscope.snapshot.json;

import org.jspecify.annotations.Nullable;

/// Reads one JSON object straight into its canonical bytes, in one pass over the source and without
/// a tree. It gives either exactly what [JsonText] and [CanonicalJson] give, or nothing: whatever
/// the careful reader would report, change or refuse ends the scan.
///
/// Escapes of characters that need none, which Go writes for `<`, `>` and `&`, are resolved.
final class JsonScan {
  /// Not understood: for the careful reader.
  static final int UNPROVEN = -1;

  /// The bytes end before the object does, or so near that it could be the reason.
  static final int INCOMPLETE = -2;

  private static final long SPACES = Swar.repeat(' ');
  private static final int TRUE = word("true");
  private static final int FALS = word("fals");
  private static final int NULL = word("null");

  private final CompactBuilder out = new CompactBuilder();
  private @Nullable ItemType type;
  private int line;
  private int firstLine;
  private int failedAt;

  private static int word(String ascii) {
    return ascii.charAt(0) | ascii.charAt(1) << 8 | ascii.charAt(2) << 16 | ascii.charAt(3) << 24;
  }

  /// From here on objects that do not say what they are are of this type; none says it when null.
  void type(@Nullable ItemType typeOfItems) {
    type = typeOfItems;
  }

  /// Scans the object that starts at a place.
  ///
  /// @param end of the bytes known so far; behind it stand [Swar#PADDING] zeros
  /// @param atLine 1-based line of the first byte
  /// @return the place behind the object, [#UNPROVEN] or [#INCOMPLETE]
  int scan(byte[] bytes, int from, int end, int atLine) {
    line = atLine;
    firstLine = atLine;
    out.start();
    out.room(end - from + Swar.PADDING); // The canonical text is never longer than the source.
    int behind = object(bytes, from);
    if (behind > 0) {
      return out.isComplete() ? behind : UNPROVEN;
    }
    return failedAt + Swar.PADDING > end ? INCOMPLETE : UNPROVEN;
  }

  /// What the last scan gave, when it went well.
  CompactObject object() {
    return out.build(firstLine);
  }

  /// The line on which the last object ends.
  int line() {
    return line;
  }

  private int fail(int at) {
    failedAt = at;
    return UNPROVEN;
  }

  private int object(byte[] bytes, int from) {
    if (!out.openObject()) {
      return fail(from);
    }
    boolean inObject = true;
    boolean mayEnd = true;
    int p = from + 1;
    while (true) {
      if (bytes[p] <= ' ') {
        p = space(bytes, p);
      }
      boolean ends = mayEnd && bytes[p] == (inObject ? '}' : ']');
      if (!ends) {
        if (inObject) {
          p = key(bytes, p);
          if (p < 0) {
            return UNPROVEN;
          }
        } else {
          out.beginItem(line);
        }
        switch (bytes[p]) {
          case '"' -> {
            out.beginText();
            p = text(bytes, p + 1);
            out.endText();
          }
          case '{' -> {
            if (!out.openObject()) {
              return fail(p);
            }
            p++;
            inObject = true;
            mayEnd = true;
            continue;
          }
          case '[' -> {
            if (out.atItems() || !out.openArray()) {
              return fail(p);
            }
            p++;
            inObject = false;
            mayEnd = true;
            continue;
          }
          default -> p = literal(bytes, p);
        }
        if (p < 0) {
          return UNPROVEN;
        }
        if (bytes[p] <= ' ') {
          p = space(bytes, p);
        }
      }
      while (bytes[p] != ',') {
        if (bytes[p] != (inObject ? '}' : ']') || !close()) {
          return fail(p);
        }
        p++;
        if (out.depth() == 0) {
          return p;
        }
        inObject = out.inObject();
        if (bytes[p] <= ' ') {
          p = space(bytes, p);
        }
      }
      p++;
      mayEnd = false;
    }
  }

  private boolean close() {
    return (type == null || out.depth() > 1 || out.type(type, firstLine)) && out.close();
  }

  /// A key and its colon, up to the value.
  private int key(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return fail(at);
    }
    out.beginKey(line);
    int p = text(bytes, at + 1);
    if (p < 0) {
      return UNPROVEN;
    }
    if (!out.endKey()) {
      return fail(p);
    }
    if (bytes[p] != ':') {
      p = space(bytes, p);
      if (bytes[p] != ':') {
        return fail(p);
      }
    }
    p++;
    return bytes[p] <= ' ' ? space(bytes, p) : p;
  }

  private int space(byte[] bytes, int at) {
    int p = at;
    while (true) {
      switch (bytes[p]) {
        case '\n' -> {
          line++;
          p++;
          long difference;
          while ((difference = Swar.get(bytes, p) ^ SPACES) == 0) {
            p += Long.BYTES;
          }
          p += Swar.first(difference);
        }
        case ' ', '\t' -> p++;
        case '\r' -> {
          if (bytes[p + 1] != '\n') {
            return p;
          }
          p++;
        }
        default -> {
          return p;
        }
      }
    }
  }

  /// A text from behind its quote to behind the closing one, copied while it is looked at.
  private int text(byte[] bytes, int at) {
    byte[] copy = out.bytes();
    int q = out.size();
    int p = at;
    while (true) {
      long eight = Swar.get(bytes, p);
      Swar.put(copy, q, eight);
      long stop =
          Swar.odd(eight)
              | Swar.zeros(eight ^ Swar.repeat('"'))
              | Swar.zeros(eight ^ Swar.repeat('\\'));
      if (stop == 0) {
        p += Long.BYTES;
        q += Long.BYTES;
        continue;
      }
      int passed = Swar.first(stop);
      p += passed;
      q += passed;
      if (bytes[p] == '"') {
        out.setSize(q);
        return p + 1;
      }
      out.setSize(q);
      p = odd(bytes, p);
      if (p < 0) {
        return UNPROVEN;
      }
      q = out.size();
    }
  }

  /// An escape or a character outside of ASCII.
  private int odd(byte[] bytes, int at) {
    out.escaped();
    if (bytes[at] < 0) {
      int length = Utf8Bytes.length(bytes, at);
      out.raw(bytes, at, at + length);
      return length == 0 ? fail(at) : at + length;
    }
    if (bytes[at] != '\\') {
      return fail(at);
    }
    switch (bytes[at + 1]) {
      case '"', '\\', 'n', 'r', 't', 'b', 'f' -> out.raw(bytes, at, at + 2);
      case '/' -> out.character('/');
      case 'u' -> {
        int character = hex(bytes, at + 2);
        if (character < 0 || Character.isSurrogate((char) character)) {
          return fail(at);
        }
        out.character(character);
        return at + 6;
      }
      default -> {
        return fail(at);
      }
    }
    return at + 2;
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(bytes[at + i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private int literal(byte[] bytes, int at) {
    int word = (int) Swar.get(bytes, at);
    int end;
    if (word == TRUE || word == NULL) {
      end = at + 4;
    } else if (word == FALS && bytes[at + 4] == 'e') {
      end = at + 5;
    } else {
      end = Numbers.plain(bytes, at);
      if (end < 0) {
        return fail(at);
      }
    }
    switch (bytes[end]) {
      case ' ', '\n', '\r', '\t', ',', '}', ']' -> out.raw(bytes, at, end);
      default -> {
        return fail(end);
      }
    }
    return end;
  }
}
