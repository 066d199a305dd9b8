package io.inscope.snapshot.redaction;

import java.util.Arrays;

/// A fast look at UTF-8 text: whether any [Detector] could find something in it. No secret is ever
/// missed; what is suspected is looked at again by the detectors themselves.
///
/// For each detector one condition that holds wherever it finds something, and that the bytes
/// around a rare character decide: `@` after `://`, a telling syllable before `=`, a `J` after
/// `ey`. The conditions hold for plain text and for the inside of a JSON string alike, where `\n`
/// stands for a line feed. Text beyond ASCII is always suspect: letters that a detector takes for
/// others in its case rules exist only there.
final class TextScan {
  private static final byte PLAIN = 0;
  private static final byte QUOTE = 1;
  private static final byte ESCAPE = 2;
  private static final byte HIGH = 3;
  private static final byte SIGN = 4;
  private static final byte AT = 5;
  private static final byte DASH = 6;
  private static final byte UNDERSCORE = 7;
  private static final byte DOT = 8;
  private static final byte LETTER_A = 9;
  private static final byte LETTER_J = 10;
  private static final byte LETTER_L = 11;
  private static final byte LETTER_S = 12;
  private static final byte SPACE = 13;
  private static final byte DIGIT = 14;
  private static final byte LETTER_H = 15;
  private static final byte ELEMENT = 16;

  private static final byte[] CLASS = new byte[256];

  /// Letters with which a syllable of [#isTelling] begins.
  private static final boolean[] BEGINS = new boolean[256];

  /// How far back a name is read: further than any name that [SecretName] looks at.
  private static final int LONGEST_NAME = 120;

  private static final int CARD_DIGITS = 13;

  static {
    Arrays.fill(CLASS, 128, 256, HIGH);
    Arrays.fill(CLASS, '0', '9' + 1, DIGIT);
    CLASS['"'] = QUOTE;
    CLASS['\\'] = ESCAPE;
    CLASS[':'] = SIGN;
    CLASS['='] = SIGN;
    CLASS['@'] = AT;
    CLASS['-'] = DASH;
    CLASS['_'] = UNDERSCORE;
    CLASS['.'] = DOT;
    CLASS['<'] = ELEMENT;
    CLASS['A'] = LETTER_A;
    CLASS['H'] = LETTER_H;
    CLASS['J'] = LETTER_J;
    CLASS['L'] = LETTER_L;
    CLASS['S'] = LETTER_S;
    CLASS[' '] = SPACE;
    for (char c : "psktcajod".toCharArray()) {
      BEGINS[c] = true;
      BEGINS[Character.toUpperCase(c)] = true;
    }
  }

  private TextScan() {}

  /// Whether a plain text has to be looked at by the detectors.
  static boolean isSuspect(byte[] text) {
    return scan(text, 0, text.length, false) != text.length;
  }

  /// Reads the inside of a JSON string.
  ///
  /// @param from after the opening quote
  /// @return the index of the closing quote; its complement (`~index`) when the text is suspect;
  ///   `~text.length` when there is no closing quote
  static int jsonString(byte[] text, int from) {
    int end = scan(text, from, text.length, true);
    return end >= 0 ? end : ~closing(text, ~end);
  }

  /// The closing quote at or after an index inside of a JSON string; the length when there is none.
  static int closing(byte[] text, int from) {
    int i = from;
    while (i < text.length && text[i] != '"') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length);
  }

  /// The end of the text, or the complement of an index at which it is suspect, never in the middle
  /// of an escape.
  private static int scan(byte[] b, int from, int to, boolean json) {
    boolean url = false;
    int i = from;
    while (i < to) {
      byte c = CLASS[b[i] & 0xff];
      if (c == PLAIN) {
        i++;
        continue;
      }
      boolean suspect = false;
      switch (c) {
        case QUOTE -> {
          if (json) {
            return i;
          }
        }
        case ESCAPE -> {
          if (json) {
            if (i + 1 >= to || "\"\\nrt".indexOf(b[i + 1]) < 0) {
              return ~i;
            }
            i++;
          }
        }
        case HIGH -> suspect = true;
        case SIGN -> {
          url |= is(b, i + 1, to, '/') && is(b, i + 2, to, '/') && b[i] == ':';
          suspect = isNamed(b, from, i);
        }
        case AT -> suspect = url;
        case DASH -> suspect = isDashed(b, from, i, to, json);
        case UNDERSCORE -> suspect = i > from && isVendor(b, from, i);
        case DOT -> suspect = ends(b, from, i, "SG") || ends(b, from, i, "hvs");
        case LETTER_A -> suspect = isAccessKey(b, i, to);
        case LETTER_H -> suspect = is(b, i + 1, to, '4') && is(b, i + 2, to, 's');
        case LETTER_J -> suspect = ends(b, from, i, "ey");
        case LETTER_L -> suspect = is(b, i + 1, to, 'S') && is(b, i + 2, to, '0');
        case LETTER_S ->
            suspect = isKind(b, from, i, to) || is(b, i + 1, to, 'D') && is(b, i + 2, to, 'R');
        case SPACE -> suspect = i - 4 > from && (isScheme(b, i) || isDirective(b, i));
        case ELEMENT -> suspect = isElement(b, i + 1, to);
        default -> {
          int end = digits(b, from, i, to);
          if (end < 0) {
            return ~i;
          }
          i = end - 1;
        }
      }
      if (suspect) {
        return ~i;
      }
      i++;
    }
    return json ? ~to : to;
  }

  private static boolean is(byte[] b, int at, int to, char c) {
    return at < to && b[at] == c;
  }

  /// Whether some ASCII text stands right before an index.
  private static boolean ends(byte[] b, int from, int at, String text) {
    int start = at - text.length();
    if (start < from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (b[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuote(byte c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /// [EmbeddedSecret]: `Secret` after a colon.
  private static boolean isKind(byte[] b, int from, int at, int to) {
    return at > from
        && is(b, at + 1, to, 'e')
        && is(b, at + 2, to, 'c')
        && (b[at - 1] == ':' || b[at - 1] == ' ' || isQuote(b[at - 1]));
  }

  /// [Assignment]: the name before a sign holds a telling syllable.
  private static boolean isNamed(byte[] b, int from, int at) {
    int i = at - 1;
    while (i >= from && (b[i] == ' ' || b[i] == '\\' || isQuote(b[i]))) {
      i--;
    }
    int end = i + 1;
    while (i >= from && end - i <= LONGEST_NAME && isName(b[i])) {
      if (BEGINS[b[i]] && isTelling(b, i, end)) {
        return true;
      }
      i--;
    }
    return false;
  }

  private static boolean isName(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '-' && c <= '9' && c != '/')
        || (c >= 'A' && c <= 'Z')
        || c == '_';
  }

  /// The beginnings of the syllables without which [SecretName] says no.
  private static boolean isTelling(byte[] b, int at, int end) {
    if (at + 2 >= end) {
      return false;
    }
    int three = (b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | b[at + 2] | 0x20;
    int fourth = at + 3 < end ? b[at + 3] | 0x20 : 0;
    return switch (three) {
      case 'p' << 16 | 'a' << 8 | 's' -> fourth == 's';
      case 's' << 16 | 'e' << 8 | 'c' -> fourth == 'r';
      case 't' << 16 | 'o' << 8 | 'k' -> fourth == 'e';
      case 'c' << 16 | 'r' << 8 | 'e' -> fourth == 'd';
      case 'a' << 16 | 'u' << 8 | 't' -> fourth == 'h';
      case 'c' << 16 | 'o' << 8 | 'o' -> fourth == 'k';
      case 'c' << 16 | 'o' << 8 | 'n' -> fourth == 'n';
      case 'd' << 16 | 'o' << 8 | 'c' -> fourth == 'k';
      case 'p' << 16 | 'w' << 8 | 'd',
          'k' << 16 | 'e' << 8 | 'y',
          'j' << 16 | 'w' << 8 | 't',
          'p' << 16 | 's' << 8 | 'k',
          'p' << 16 | 'i' << 8 | 'n',
          'c' << 16 | 'v' << 8 | 'v',
          'c' << 16 | 'v' << 8 | 'c',
          'o' << 16 | 't' << 8 | 'p' ->
          true;
      default -> false;
    };
  }

  /// [PrivateKeyBlock], three of [VendorToken]'s, [CommandLine].
  private static boolean isDashed(byte[] b, int from, int at, int to, boolean json) {
    if (is(b, at + 1, to, '-') && is(b, at + 2, to, '-') && is(b, at + 4, to, '-')) {
      return true;
    }
    if (at == from || isBoundary(b, from, at)) {
      return isFlag(b, from, at, to, json);
    }
    return ends(b, from, at, "glpat")
        || ends(b, from, at, "AGE")
        || (at - 4 >= from && b[at - 4] == 'x' && b[at - 3] == 'o' && b[at - 2] == 'x');
  }

  /// White space or a quote before an index, as itself or as an escape.
  private static boolean isBoundary(byte[] b, int from, int at) {
    byte c = b[at - 1];
    return c == ' '
        || c == '\n'
        || c == '\t'
        || c == '\r'
        || isQuote(c)
        || (at - 2 >= from && b[at - 2] == '\\' && (c == 'n' || c == 't' || c == 'r'));
  }

  private static boolean isFlag(byte[] b, int from, int at, int to, boolean json) {
    int end = at;
    boolean telling = false;
    while (end < to && isWord(b[end])) {
      end++;
    }
    for (int i = at; i < end && !telling; i++) {
      telling = b[i] >= 0 && BEGINS[b[i]] && isTelling(b, i, end);
    }
    boolean alone = at == from && (end == to || (json && b[end] == '"'));
    if (alone || end - at < 2) {
      return false; // nothing follows, or only a dash
    }
    int c = b[at + 1] == '-' && at + 2 < end ? b[at + 2] : b[at + 1];
    return telling || c == 'u' || c == 'p' || c == 'a';
  }

  /// As [Text#wordEnd] sees it.
  private static boolean isWord(byte c) {
    return (c > ' ' || c < 0) && !isQuote(c) && "\\,;&<>(){}|".indexOf(c) < 0;
  }

  private static boolean isVendor(byte[] b, int from, int at) {
    return switch (b[at - 1]) {
      case 'p', 'o', 'u', 's' -> at - 3 >= from && b[at - 2] == 'h' && b[at - 3] == 'g';
      case 'r' -> ends(b, from, at, "dckr") || ends(b, from, at, "ghr");
      case 'b' -> ends(b, from, at, "github");
      case 'm' -> ends(b, from, at, "npm");
      case 'k' -> at - 2 >= from && (b[at - 2] == 's' || b[at - 2] == 'r');
      default -> false;
    };
  }

  private static boolean isAccessKey(byte[] b, int at, int to) {
    return at + 3 < to
        && switch (b[at + 1]) {
          case 'K', 'S', 'B' -> b[at + 2] == 'I' && b[at + 3] == 'A';
          case 'C' -> b[at + 2] == 'C' && b[at + 3] == 'A';
          case 'I' -> b[at + 2] == 'z' && b[at + 3] == 'a';
          default -> false;
        };
  }

  /// `Bearer` or `Basic` before a space.
  private static boolean isScheme(byte[] b, int at) {
    int last = b[at - 1] | 0x20;
    int third = b[at - 3] | 0x20;
    return (last == 'r' && third == 'r' && (b[at - 2] | 0x20) == 'e')
        || (last == 'c' && third == 's' && (b[at - 2] | 0x20) == 'i');
  }

  /// Passwords that a blank announces: `requirepass`, `masterauth`, `identified by`, `password`.
  private static boolean isDirective(byte[] b, int at) {
    int last = b[at - 1] | 0x20;
    int second = b[at - 2] | 0x20;
    int third = b[at - 3] | 0x20;
    return (last == 's' && second == 's' && third == 'a')
        || (last == 'h' && second == 't' && third == 'u')
        || (last == 'y' && second == 'b' && third == ' ')
        || (last == 'd' && second == 'r' && third == 'o');
  }

  /// An element of XML with a telling name.
  private static boolean isElement(byte[] b, int from, int to) {
    int end = from;
    while (end < to && end - from <= LONGEST_NAME && (isName(b[end]) || b[end] == ':')) {
      end++;
    }
    boolean telling = false;
    for (int i = from; i < end && !telling; i++) {
      telling = BEGINS[b[i]] && isTelling(b, i, end);
    }
    return telling && is(b, end, to, '>');
  }

  /// [CardNumber]: the end of a run of digits and the single joints in it; -1 when it is long
  /// enough for a card. Digits right after a letter belong to something else, groups after them may
  /// not.
  private static int digits(byte[] b, int from, int at, int to) {
    boolean counts = !isJoined(b, from, at);
    int digits = 0;
    int i = at;
    while (i < to) {
      if (isDigit(b[i])) {
        digits += counts ? 1 : 0;
      } else if (isJoint(b[i]) && i + 1 < to && isDigit(b[i + 1])) {
        counts = true;
      } else {
        break;
      }
      i++;
    }
    return digits >= CARD_DIGITS ? -1 : i;
  }

  private static boolean isJoint(byte c) {
    return c == ' ' || c == '-' || c == '_' || c == '+' || c == '.';
  }

  /// Whether a letter stands before an index, other than the one that is the end of an escape or of
  /// the beginning of a magnetic stripe (`%B`).
  private static boolean isJoined(byte[] b, int from, int at) {
    if (at == from) {
      return false;
    }
    int before = b[at - 1] | 0x20;
    boolean special = at - 2 >= from && (b[at - 2] == '\\' || b[at - 2] == '%');
    return before >= 'a' && before <= 'z' && !special;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
