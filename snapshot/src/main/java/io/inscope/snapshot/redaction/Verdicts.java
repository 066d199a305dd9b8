package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the rules say about single texts of JSON, asked once for each text and remembered: a
/// cluster has a few hundred names of fields and repeats most short values. For one thread.
final class Verdicts {
  /// About the name of a field: it says that its value is a secret, by the two ways of reading it.
  static final int SAYS = 1;

  static final int SAYS_FIELD = 2;

  /// The name itself has to be redacted.
  static final int DIRTY = 4;

  /// One of the names that the walk knows.
  static final int SPECIAL = 0x78;

  static final int NAME = 1 << 3;
  static final int KEY = 2 << 3;
  static final int VALUE = 3 << 3;
  static final int KIND = 4 << 3;
  static final int DATA = 5 << 3;

  /// Members with rules of their own wherever they stand: `stringData` and ciphertexts.
  static final int OTHER = 6 << 3;

  static final int LAST_APPLIED = 7 << 3;
  static final int AUTH = 8 << 3;

  /// Members that hold the value of the field around them, beside `value`.
  static final int HELD = 9 << 3;

  /// What only ConfigMaps have rules for: bytes, and in their data a release of Helm.
  static final int BINARY = 10 << 3;

  static final int RELEASE = 11 << 3;

  private static final int HARMLESS = 1;

  /// Longer texts hardly come twice.
  private static final int LONGEST = 250;

  private final Redactor redactor;
  private final Memory names = new Memory();
  private final Memory values = new Memory();

  Verdicts(Redactor redactor) {
    this.redactor = redactor;
  }

  /// What is said about the name of a field.
  int name(byte[] json, int from, int to) {
    int known = names.get(json, from, to);
    if (known >= 0) {
      return known;
    }
    String name = text(json, from, to);
    int verdict =
        name == null
            ? DIRTY
            : (SecretName.says(name) ? SAYS : 0)
                | (SecretName.saysField(name) ? SAYS_FIELD : 0)
                | (redactor.isHarmlessKey(name) ? 0 : DIRTY)
                | special(name);
    names.put(json, from, to, verdict);
    return verdict;
  }

  private static int special(String name) {
    return switch (name) {
      case "name" -> NAME;
      case "key" -> KEY;
      case "value" -> VALUE;
      case "kind" -> KIND;
      case "data" -> DATA;
      case "auth" -> AUTH;
      case "default", "plaintext", "plainText" -> HELD;
      case "stringData", "encryptedData" -> OTHER;
      case "binaryData" -> BINARY;
      case "release" -> RELEASE;
      case TreeWalk.LAST_APPLIED -> LAST_APPLIED;
      default -> 0;
    };
  }

  /// Whether the redactor leaves a value as it is.
  boolean isHarmless(byte[] json, int from, int to) {
    int known = values.get(json, from, to);
    if (known >= 0) {
      return known == HARMLESS;
    }
    String value = text(json, from, to);
    boolean harmless = value != null && redactor.isHarmless(value);
    values.put(json, from, to, harmless ? HARMLESS : 0);
    return harmless;
  }

  boolean isReference(byte[] json, int from, int to) {
    String value = text(json, from, to);
    return value != null && Reference.isReference(value);
  }

  /// Whether it is user and password in base64.
  boolean isBasicAuth(byte[] json, int from, int to) {
    String value = text(json, from, to);
    return value == null || BasicAuth.isEncoded(value);
  }

  boolean isMysql(byte[] json, int from, int to) {
    String command = text(json, from, to);
    return command == null || command.contains("mysql");
  }

  /// Whether an argument is what the flag before it keeps secret.
  boolean announces(byte[] json, int flagFrom, int flagTo, int from, int to) {
    String flag = text(json, flagFrom, flagTo);
    String value = text(json, from, to);
    return flag == null
        || value == null
        || CommandLine.follows(flag, value, flag.equals("-a")) >= 0;
  }

  private static @Nullable String text(byte[] json, int from, int to) {
    byte[] text = JsonEscapes.removed(json, from, to);
    return text == null ? null : new String(text, StandardCharsets.UTF_8);
  }

  /// Remembers the last text of each place; places are shared, a hit is exact.
  private static final class Memory {
    private static final int BITS = 13;

    private final byte[][] texts = new byte[1 << BITS][];
    private final byte[] verdicts = new byte[1 << BITS];

    /// -1 when the text is not known.
    int get(byte[] json, int from, int to) {
      int place = place(json, from, to);
      byte[] known = texts[place];
      return known != null && Arrays.equals(known, 0, known.length, json, from, to)
          ? verdicts[place]
          : -1;
    }

    void put(byte[] json, int from, int to, int verdict) {
      if (to - from <= LONGEST) {
        int place = place(json, from, to);
        texts[place] = Arrays.copyOfRange(json, from, to);
        verdicts[place] = (byte) verdict;
      }
    }

    /// From the length and four bytes at each end and in the middle.
    private static int place(byte[] json, int from, int to) {
      int length = to - from;
      int hash = length;
      if (length >= 4) {
        int middle = from + length / 2 - 2;
        hash = hash * 31 + four(json, from);
        hash = hash * 0x85ebca6b + four(json, middle);
        hash = hash * 0xc2b2ae35 + four(json, to - 4);
      } else {
        for (int i = from; i < to; i++) {
          hash = hash * 31 + json[i];
        }
      }
      return hash * 0x9e3779b9 >>> 32 - BITS;
    }

    private static int four(byte[] b, int at) {
      return b[at] << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
    }
  }
}
