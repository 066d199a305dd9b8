package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.JsonTree;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// What a YAML scalar means.
final class YamlScalars {
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,4})?");

  /// As for JSON numbers: turning digits into a number takes time that grows with their square.
  private static final int MAX_DIGITS = 1000;

  /// How a plain scalar begins that may be other than text.
  private static final String OPEN = "+-.0123456789yYnNtTfFoO~";

  private static final String OLD_NUMBER_STARTS = "+-.0123456789";

  private static final Pattern BASED =
      Pattern.compile(
          "(?<sign>[-+]?)(?<prefix>0[xX](?=[0-9a-fA-F]+$)|0[bB](?=[01]+$)|0[oO]?(?=[0-7]+$)"
              + "|(?=0$|[1-9][0-9]*$))(?<digits>[0-9a-fA-F]+)");

  private static final Pattern OLD_FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");

  private YamlScalars() {}

  static @Nullable Object value(ScalarEvent scalar) {
    return isText(scalar) ? scalar.getValue() : plain(scalar.getValue());
  }

  /// The same with the choice left open: a [YamlPlain] where it is not text in every reading.
  static @Nullable Object open(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (isText(scalar) || (!text.isEmpty() && OPEN.indexOf(text.charAt(0)) < 0)) {
      return text;
    }
    Object kubectl = kubectl(text);
    return kubectl == null || kubectl instanceof String ? kubectl : new YamlPlain(text);
  }

  private static boolean isText(ScalarEvent scalar) {
    return !scalar.isPlain()
        || scalar.getTag().filter(t -> t.equals("tag:yaml.org,2002:str")).isPresent();
  }

  /// What kubectl takes a plain scalar for: YAML 1.1 without its numbers to the base of sixty, and
  /// with `0o` for octal numbers, as in [its YAML
  /// library](https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go).
  static @Nullable Object kubectl(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> Boolean.TRUE;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> Boolean.FALSE;
      default -> {
        Object json = plain(text);
        yield json instanceof String && text.length() <= MAX_DIGITS ? oldNumber(text) : json;
      }
    };
  }

  private static Object oldNumber(String text) {
    if (OLD_NUMBER_STARTS.indexOf(text.charAt(0)) < 0) {
      return text;
    }
    String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
    Matcher based = BASED.matcher(digits);
    if (based.matches()) {
      int radix =
          switch (based.group("prefix").toLowerCase(Locale.ROOT)) {
            case "0x" -> 16;
            case "0b" -> 2;
            case "" -> 10;
            default -> 8;
          };
      BigInteger number = new BigInteger(based.group("digits"), radix);
      if (number.bitLength() <= Long.SIZE) {
        return JsonTree.integer(
            (based.group("sign").equals("-") ? number.negate() : number).toString());
      }
    }
    return OLD_FLOAT.matcher(digits).matches() ? JsonTree.decimal(decimal(digits)) : text;
  }

  /// As `BigDecimal` takes it.
  private static String decimal(String digits) {
    return digits.replaceFirst("\\.(?=$|[eE])", "");
  }

  static @Nullable Object plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    char first = text.charAt(0);
    if (text.length() > MAX_DIGITS || (first != '-' && (first < '0' || first > '9'))) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return JsonTree.integer(text);
    }
    return FLOAT.matcher(text).matches() ? JsonTree.decimal(text) : text;
  }
}
