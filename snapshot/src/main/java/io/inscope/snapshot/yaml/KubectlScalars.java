package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.CompactBuilder;
import io.inscope.snapshot.json.Numbers;
import io.inscope.snapshot.json.Swar;
import io.inscope.snapshot.json.Utf8Bytes;
import java.nio.charset.StandardCharsets;

/// The scalars of [KubectlScan], line by line: where they end, and how they are written as JSON.
///
/// Places are indexes into a text behind which [Swar#PADDING] zeros stand; a negative one means
/// that only the careful reader may judge.
final class KubectlScalars {
  private static final int FAILED = -1;
  private static final long COLONS = Swar.repeat(':');
  private static final long HASHES = Swar.repeat('#');
  private static final long QUOTES = Swar.repeat('"');
  private static final long APOSTROPHES = Swar.repeat('\'');
  private static final long BACKSLASHES = Swar.repeat('\\');

  private static final long TRUE = word("true");
  private static final long FALSE = word("false");
  private static final long NULL = word("null");

  /// Words of which some version of YAML says, in some spelling, that they are no text.
  private static final long[] AMBIGUOUS = {
    TRUE, FALSE, NULL, word("yes"), word("no"), word("on"), word("off"), word("y"), word("n")
  };

  /// What a plain scalar may begin with; a part of what YAML allows.
  private static final boolean[] BEGINS = new boolean[128];

  static {
    "_/$();<^\\.-".chars().forEach(c -> BEGINS[c] = true);
    for (int c = 0; c < 128; c++) {
      BEGINS[c] |= Character.isLetterOrDigit(c);
    }
  }

  private final CompactBuilder out;

  KubectlScalars(CompactBuilder out) {
    this.out = out;
  }

  private static long word(String ascii) {
    long word = 0;
    for (int i = 0; i < ascii.length(); i++) {
      word |= (long) ascii.charAt(i) << 8 * i;
    }
    return word;
  }

  /// Where a plain scalar that begins here ends on its line: at the line feed, or at the colon that
  /// makes it a key.
  int plainEnd(byte[] text, int at) {
    int first = text[at];
    if (first >= 0 && !BEGINS[first]) {
      return FAILED;
    }
    if (first == '-' && (text[at + 1] == ' ' || text[at + 1] == '\n')) {
      return FAILED;
    }
    return plainRest(text, at);
  }

  /// The same for a further line of a plain scalar, which may begin with anything but a comment.
  int plainRest(byte[] text, int at) {
    int p = at;
    while (true) {
      long eight = Swar.get(text, p);
      long stop = Swar.oddInYaml(eight) | Swar.zeros(eight ^ COLONS) | Swar.zeros(eight ^ HASHES);
      if (stop == 0) {
        p += Long.BYTES;
        continue;
      }
      p += Swar.first(stop);
      int c = text[p];
      switch (c) {
        case '\n' -> {
          return text[p - 1] == ' ' ? FAILED : p;
        }
        case ':' -> {
          if (text[p + 1] == ' ' || text[p + 1] == '\n') {
            return p == at || text[p - 1] == ' ' ? FAILED : p;
          }
          p++;
        }
        case '#' -> {
          if (text[p - 1] == ' ') {
            return FAILED;
          }
          p++;
        }
        default -> {
          int length = c < 0 ? printable(text, p) : 0;
          if (length == 0) {
            return FAILED;
          }
          p += length;
        }
      }
    }
  }

  /// Writes a part of a plain scalar whose end is known.
  void copyPlain(byte[] text, int from, int to) {
    int copied = from;
    int p = from;
    while (p < to) {
      long eight = Swar.get(text, p);
      long stop = Swar.odd(eight) | Swar.zeros(eight ^ QUOTES) | Swar.zeros(eight ^ BACKSLASHES);
      if (stop == 0) {
        p += Long.BYTES;
        continue;
      }
      p += Swar.first(stop);
      if (p >= to) {
        break;
      }
      if (text[p] < 0) {
        out.escaped();
      } else {
        out.raw(text, copied, p);
        out.character(text[p]);
        copied = p + 1;
      }
      p++;
    }
    out.raw(text, copied, to);
  }

  /// Writes a plain scalar of a single line as the value that it means.
  ///
  /// @return false when that is in doubt
  boolean single(byte[] text, int from, int to) {
    int first = text[from];
    boolean number = first <= '9' && first >= '-' && first != '/';
    if (number && !isText(text, from, to)) {
      return number(text, from, to);
    }
    int length = to - from;
    if (length <= 5) {
      long word = Swar.get(text, from) & (1L << 8 * length) - 1;
      long lower = (word | Swar.repeat(' ')) & (1L << 8 * length) - 1;
      for (long ambiguous : AMBIGUOUS) {
        if (lower == ambiguous) {
          boolean clear = word == TRUE || word == FALSE || word == NULL;
          out.raw(text, from, to);
          return clear;
        }
      }
    }
    out.beginText();
    copyPlain(text, from, to);
    out.endText();
    return true;
  }

  private boolean number(byte[] text, int from, int to) {
    if (Numbers.plain(text, from) == to) {
      out.raw(text, from, to);
      return true;
    }
    String written = new String(text, from, to - from, StandardCharsets.US_ASCII);
    if (written.matches("-?[1-9](\\.\\d+)?e\\+\\d\\d")
        && YamlScalars.plain(written) instanceof Number number) {
      out.literal(number.toString());
      return true;
    }
    return false;
  }

  /// Whether what begins like a number is a text in every version of YAML: not a number in any
  /// base, no date, no time.
  private static boolean isText(byte[] text, int from, int to) {
    int first = text[from];
    int next = text[from + 1];
    boolean digit = first >= '0' && first <= '9';
    if (!digit && (next < '0' || next > '9')) {
      boolean special = next == '.' || next == '_' || (next | ' ') == 'i' || (next | ' ') == 'n';
      return to - from > 1 && (first == '-' ? next != '.' : !special);
    }
    int start = digit ? from : from + 1;
    int base = text[start + 1] | ' ';
    boolean based = text[start] == '0' && (base == 'x' || base == 'o' || base == 'b');
    int dots = 0;
    int dashes = 0;
    boolean colons = false;
    boolean odd = false;
    for (int p = based ? start + 2 : from; p < to; p++) {
      switch (text[p]) {
        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {}
        case '.' -> dots++;
        case '-' -> dashes++;
        case ':' -> colons = true;
        case '_', '+', 'e', 'E', 't', 'T', 'z', 'Z', ' ' -> odd = true;
        case 'a', 'b', 'c', 'd', 'f', 'A', 'B', 'C', 'D', 'F' -> {
          if (!based) {
            return true;
          }
        }
        default -> {
          return true;
        }
      }
    }
    boolean parts = dots > 1 || dashes > 2;
    boolean range = digit && dashes == 1 && dots == 0 && !odd && !based;
    return !colons && (parts || range);
  }

  /// Writes a double-quoted scalar up to its closing quote or the end of the line.
  int doubleQuoted(byte[] text, int at) {
    int copied = at;
    int p = at;
    while (true) {
      long eight = Swar.get(text, p);
      long stop =
          Swar.oddInYaml(eight) | Swar.zeros(eight ^ QUOTES) | Swar.zeros(eight ^ BACKSLASHES);
      if (stop == 0) {
        p += Long.BYTES;
        continue;
      }
      p += Swar.first(stop);
      int c = text[p];
      if (c < 0) {
        int length = printable(text, p);
        if (length == 0) {
          return FAILED;
        }
        out.escaped();
        p += length;
        continue;
      }
      if (c == '\\' && (text[p + 1] == '"' || text[p + 1] == '\\' || text[p + 1] == 'n')) {
        out.escaped(); // The same in YAML and JSON, and by far the most frequent.
        p += 2;
        continue;
      }
      out.raw(text, copied, p);
      switch (c) {
        case '"', '\n' -> {
          return p;
        }
        case '\t' -> out.character(c);
        case '\\' -> {
          p = escape(text, p + 1);
          if (p < 0) {
            return FAILED;
          }
        }
        default -> {
          return FAILED;
        }
      }
      copied = ++p;
    }
  }

  /// Writes the character that is meant by what stands behind a backslash.
  ///
  /// @return the place of the last character of the escape
  private int escape(byte[] text, int at) {
    int digits =
        switch (text[at]) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    int character =
        switch (text[at]) {
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'e' -> 0x1B;
          case 'a' -> 0x07;
          case 'v' -> 0x0B;
          case '0' -> 0;
          case ' ', '/' -> text[at];
          case 'x', 'u', 'U' -> hex(text, at + 1, digits);
          default -> FAILED;
        };
    if (character < 0
        || character > Character.MAX_CODE_POINT
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
      return FAILED;
    }
    out.character(character);
    return at + digits;
  }

  private static int hex(byte[] text, int at, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(text[at + i], 16);
      if (digit < 0 || value >= 1 << 24) {
        return FAILED;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /// Writes a single-quoted scalar up to its closing quote or the end of the line.
  int singleQuoted(byte[] text, int at) {
    int copied = at;
    int p = at;
    while (true) {
      long eight = Swar.get(text, p);
      long stop =
          Swar.oddInYaml(eight)
              | Swar.zeros(eight ^ QUOTES)
              | Swar.zeros(eight ^ BACKSLASHES)
              | Swar.zeros(eight ^ APOSTROPHES);
      if (stop == 0) {
        p += Long.BYTES;
        continue;
      }
      p += Swar.first(stop);
      int c = text[p];
      if (c < 0) {
        int length = printable(text, p);
        if (length == 0) {
          return FAILED;
        }
        out.escaped();
        p += length;
        continue;
      }
      out.raw(text, copied, p);
      switch (c) {
        case '\n' -> {
          return p;
        }
        case '\'' -> {
          if (text[p + 1] != '\'') {
            return p;
          }
          out.character(c);
          p++;
        }
        case '"', '\\', '\t' -> out.character(c);
        default -> {
          return FAILED;
        }
      }
      copied = ++p;
    }
  }

  /// Writes a line of a literal block up to its end.
  int literalLine(byte[] text, int at) {
    int copied = at;
    int p = at;
    while (true) {
      long eight = Swar.get(text, p);
      long stop =
          Swar.oddInYaml(eight) | Swar.zeros(eight ^ QUOTES) | Swar.zeros(eight ^ BACKSLASHES);
      if (stop == 0) {
        p += Long.BYTES;
        continue;
      }
      p += Swar.first(stop);
      int c = text[p];
      if (c < 0) {
        int length = printable(text, p);
        if (length == 0) {
          return FAILED;
        }
        out.escaped();
        p += length;
        continue;
      }
      out.raw(text, copied, p);
      switch (c) {
        case '\n' -> {
          return p;
        }
        case '"', '\\', '\t' -> out.character(c);
        default -> {
          return FAILED;
        }
      }
      copied = ++p;
    }
  }

  /// How many bytes a character outside of ASCII has; 0 when it is not valid, or one that YAML
  /// forbids or that a reader could take for a line break, a byte order mark, or damage.
  private static int printable(byte[] text, int at) {
    int length = Utf8Bytes.length(text, at);
    if (length == 0) {
      return 0;
    }
    int c = Utf8Bytes.codePoint(text, at, length);
    boolean odd = c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    return odd || (c >= 0xFFFD && c <= 0xFFFF) ? 0 : length;
  }
}
