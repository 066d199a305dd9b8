package io.inscope.snapshot.redaction;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tells from the bytes of an object that [Redactor#redact] would change nothing in it, without
/// building a tree. Most objects of a cluster are of this kind, and looking is ten times as fast as
/// walking.
///
/// The answer is one-sided: "clean" is certain, everything else is for the redactor to decide. The
/// rules are those of [TreeWalk], read off the bytes; single texts about which [TextScan] is in
/// doubt are given to the real detectors. Names of fields and short texts come again and again:
/// what was found out about them is remembered.
///
/// For one thread.
public final class SecretScan {
  /// JSON within JSON that is read as bytes; what is nested deeper goes to the redactor.
  private static final int MAX_NESTING = 3;

  private static final int MAX_DEPTH = 150;

  /// Integers with more digits could be card numbers.
  private static final int HARMLESS_DIGITS = 12;

  /// Bytes from which on a text is long enough to be a document for [NestedText], whatever
  /// characters it is made of.
  private static final int SHORTEST_DOCUMENT = 40;

  /// Shorter base64 hides nothing that could be told by its form.
  private static final int SHORTEST_ENCODED = 16;

  /// Longer names are left to the parser and its limits.
  private static final int LONGEST_NAME = 1000;

  private final Verdicts verdicts;
  private final int nesting;
  private byte[] json = {};
  private int at;
  private boolean configMap;

  /// Whether the string that was read last needs another look.
  private boolean suspect;

  public SecretScan(Redactor redactor) {
    this(new Verdicts(redactor), 0);
  }

  private SecretScan(Verdicts verdicts, int nesting) {
    this.verdicts = verdicts;
    this.nesting = nesting;
  }

  /// Whether redacting the object would change nothing.
  ///
  /// @param canonical as [io.inscope.snapshot.json.CanonicalJson#bytes] writes it
  public boolean isClean(byte[] canonical, ResourceRef ref) {
    return !ref.kind().equalsIgnoreCase("Secret")
        && isClean(canonical, ref.groupKind().equals(Kinds.CONFIG_MAP));
  }

  private boolean isClean(byte[] text, boolean rootIsConfigMap) {
    json = text;
    at = 0;
    configMap = rootIsConfigMap;
    try {
      boolean clean =
          is('{') ? object(0, false, false) : nesting > 0 && is('[') && array(0, false, false);
      return clean && isAtEnd();
    } finally {
      json = new byte[0];
    }
  }

  /// A line feed may follow, as kubectl writes one after what it remembers.
  private boolean isAtEnd() {
    return at == json.length || (at == json.length - 1 && json[at] == '\n');
  }

  private boolean is(char c) {
    return at < json.length && json[at] == c;
  }

  private boolean value(int depth, boolean variables) {
    if (at >= json.length || depth > MAX_DEPTH) {
      return false;
    }
    return switch (json[at]) {
      case '"' -> {
        int from = at + 1;
        yield string() && isHarmless(from, at - 1);
      }
      case '{' -> object(depth, variables, false);
      case '[' -> array(depth, variables, false);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    };
  }

  /// Moves behind a string, whatever is in it.
  private boolean string() {
    int end = TextScan.jsonString(json, at + 1);
    suspect = end < 0;
    end = suspect ? ~end : end;
    at = end + 1;
    return end < json.length;
  }

  private boolean isHarmless(int from, int to) {
    if (from == to) {
      return true;
    }
    byte first = json[from];
    boolean document = first == '{' || first == '[';
    if (document && to - from >= SHORTEST_DOCUMENT && nested(from, to)) {
      return true;
    }
    boolean special = document || first <= ' ' || first == '\\' || isEncoded(from, to);
    if (special && nesting > 0) {
      return false; // how deep it may be nested is for the redactor to say
    }
    return !(suspect || special) || verdicts.isHarmless(json, from, to);
  }

  /// Whether a text may be another one in base64, or a `data:` URL.
  private boolean isEncoded(int from, int to) {
    if (to - from > 5 && json[from] == 'd' && json[from + 1] == 'a' && json[from + 4] == ':') {
      return true;
    }
    if ((to - from) % 4 != 0 || to - from < SHORTEST_ENCODED) {
      return false;
    }
    int i = from;
    while (i < to && isStandardBase64(json[i])) {
      i++;
    }
    return i == to;
  }

  private static boolean isStandardBase64(byte c) {
    return c >= 0 && (Text.isAlphanumeric((char) c) || c == '+' || c == '/' || c == '=');
  }

  /// Whether a text is JSON without secrets; only as machines write it: nothing but the JSON, keys
  /// in order and therefore none twice.
  private boolean nested(int from, int to) {
    if (nesting >= MAX_NESTING) {
      return false;
    }
    byte[] inner = JsonEscapes.removed(json, from, to);
    return inner != null
        && inner.length > 2
        && hasNoControls(inner)
        && new SecretScan(verdicts, nesting + 1).isClean(inner, false);
  }

  private static boolean hasNoControls(byte[] text) {
    for (int i = 0; i < text.length - 1; i++) {
      if (text[i] >= 0 && text[i] < ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= json.length || json[at + i] != text.charAt(i)) {
        return false;
      }
    }
    at += text.length();
    return true;
  }

  /// A number as JSON allows it, without exponent and too short for a card.
  private boolean number() {
    int start = is('-') ? at + 1 : at;
    at = start;
    int digits = digits();
    boolean leadingZero = digits > 1 && json[start] == '0';
    boolean fraction = is('.');
    if (fraction) {
      at++;
      digits = digits() == 0 ? 0 : digits;
    }
    return digits > 0 && digits <= HARMLESS_DIGITS && !leadingZero && !is('e') && !is('E');
  }

  private int digits() {
    int start = at;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at - start;
  }

  /// @param variables whether names are read as those of variables, as in the data of a ConfigMap
  /// @param under whether the object stands under the name of a secret, and may hold its value
  private boolean object(int depth, boolean variables, boolean under) {
    boolean root = depth == 0 && nesting == 0;
    boolean hasData = false;
    boolean holder = false;
    boolean hasValue = false;
    int pairName = -1;
    int keyFrom = -1;
    int keyTo = -1;
    at++;
    if (is('}')) {
      at++;
      return true;
    }
    while (true) {
      int from = at + 1;
      if (!is('"') || !string()) {
        return false;
      }
      int to = at - 1;
      boolean ordered =
          nesting == 0
              || (to - from <= LONGEST_NAME && (keyFrom < 0 || isBefore(keyFrom, keyTo, from, to)));
      keyFrom = from;
      keyTo = to;
      int name = verdicts.name(json, from, to);
      if (!is(':') || !ordered || (name & Verdicts.DIRTY) != 0) {
        return false;
      }
      at++;
      boolean secret = (name & (variables ? Verdicts.SAYS : Verdicts.SAYS_FIELD)) != 0;
      boolean below = variables;
      boolean ruled = false;
      int special = name & Verdicts.SPECIAL;
      switch (special) {
        case 0 -> {}
        case Verdicts.KEY, Verdicts.NAME -> {
          pairName = at;
          if (hasValue) {
            return false; // not in order
          }
        }
        case Verdicts.VALUE -> {
          hasValue = true;
          secret |= pairName >= 0 && isTelling(pairName);
          secret |= under && is('"');
        }
        case Verdicts.HELD -> secret |= under && is('"');
        case Verdicts.AUTH -> {
          if (is('"') && verdicts.isBasicAuth(json, at + 1, end(at))) {
            return false;
          }
        }
        case Verdicts.KIND -> holder = isHolder() && !(root && configMap);
        case Verdicts.DATA -> {
          hasData = true;
          below |= root && configMap;
        }
        case Verdicts.BINARY -> {
          hasData = true;
          ruled = root && configMap;
        }
        case Verdicts.RELEASE -> ruled = depth == 1 && variables;
        case Verdicts.OTHER -> ruled = true;
        default -> {}
      }
      if (ruled || (holder && hasData)) {
        return false;
      }
      boolean clean =
          special == Verdicts.LAST_APPLIED && is('"')
              ? lastApplied()
              : secret ? named(depth + 1, below) : value(depth + 1, below);
      if (!clean) {
        return false;
      }
      if (is('}')) {
        at++;
        return true;
      }
      if (!is(',')) {
        return false;
      }
      at++;
    }
  }

  private boolean isBefore(int from, int to, int otherFrom, int otherTo) {
    return Arrays.compareUnsigned(json, from, to, json, otherFrom, otherTo) < 0;
  }

  /// Whether the value at an index is the name of a secret variable.
  private boolean isTelling(int value) {
    return json[value] == '"' && (verdicts.name(json, value + 1, end(value)) & Verdicts.SAYS) != 0;
  }

  /// Whether the string that comes next is the kind of an object whose data has rules of its own,
  /// in whatever spelling.
  private boolean isHolder() {
    if (!is('"')) {
      return false;
    }
    String kind = new String(json, at + 1, end(at) - at - 1, StandardCharsets.UTF_8);
    return kind.equalsIgnoreCase("Secret") || kind.equalsIgnoreCase("ConfigMap");
  }

  private boolean lastApplied() {
    int from = at + 1;
    return string() && nested(from, at - 1);
  }

  /// A value under the name of a secret: texts that only point elsewhere, and structure.
  private boolean named(int depth, boolean variables) {
    if (at >= json.length) {
      return false;
    }
    return switch (json[at]) {
      case '"' -> {
        int from = at + 1;
        yield string() && verdicts.isReference(json, from, at - 1) && isHarmless(from, at - 1);
      }
      case '[' -> array(depth, variables, true);
      case '{' -> object(depth, variables, true);
      case 't', 'f', 'n' -> value(depth, variables);
      default -> false;
    };
  }

  /// @param secret whether the array stands under the name of a secret
  private boolean array(int depth, boolean variables, boolean secret) {
    int first = at + 1;
    int previous = -1;
    at++;
    if (is(']')) {
      at++;
      return true;
    }
    while (true) {
      int start = at;
      boolean text = is('"');
      boolean clean = secret ? named(depth + 1, variables) : value(depth + 1, variables);
      if (!clean || (text && previous >= 0 && isArgument(first, previous, start))) {
        return false;
      }
      previous = text ? start : -1;
      if (is(']')) {
        at++;
        return true;
      }
      if (!is(',')) {
        return false;
      }
      at++;
    }
  }

  /// Whether a text could be the argument of the flag before it. All are given by the index of
  /// their opening quote.
  private boolean isArgument(int first, int flag, int text) {
    boolean joined = json[text + 1] == '-' && json[text + 2] == 'p';
    if (joined && (json[first] != '"' || verdicts.isMysql(json, first + 1, end(first)))) {
      return true;
    }
    return json[flag + 1] == '-'
        && json[text + 1] != '-'
        && verdicts.announces(json, flag + 1, end(flag), text + 1, end(text));
  }

  private int end(int openingQuote) {
    return TextScan.closing(json, openingQuote + 1);
  }
}
