package io.inscope.reports.table;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of a field as a report may show it.
///
/// A snapshot is redacted before it is kept; this is the second door. A text that an environment
/// variable, a ConfigMap or a Secret holds is shown only when it plainly is no credential: true or
/// false, a small number, an absolute path, a URL without a user; or what a check put in its place.
/// Arguments are shown, except what follows the name of a credential or looks like one. Anywhere
/// else, only what is recognisable beyond doubt is masked: keys, tokens, a password in a URL, a
/// card number.
final class ShownValue {
  static final String MASK = "***";
  private static final int MAX_TREE_LENGTH = 300;

  private static final Pattern HARMLESS =
      Pattern.compile("|true|false|yes|no|on|off|-?\\d{1,6}|/[\\w./-]*|https?://[\\w.:/-]*");

  /// What checks put in place of a value: masked numbers, and facts of a public certificate.
  private static final Pattern STATED =
      Pattern.compile(
          "redacted:card:\\d{6}\\*+\\d{4}(, redacted:card:\\d{6}\\*+\\d{4})*"
              + "|\\*{3}-\\*{2}-\\*{4}|X\\.509: [ -~]{0,1000}");

  private static final Pattern CREDENTIAL_NAME =
      Pattern.compile(
          ".*(passw|pwd|secret|token|api-?_?key|access-?_?key|private-?_?key|credential|auth).*");
  private static final Pattern CREDENTIAL_SHAPE =
      Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9+/_=!@#$%^&*~]{12,}");
  private static final Pattern USER_IN_URL = Pattern.compile("://[^/\\s@]+@");
  private static final Pattern KEY_OR_TOKEN =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE"
              + " KEY-----|\\beyJ[\\w-]{8,}\\.[\\w-]{4,}|\\bAKIA[A-Z0-9]{16}\\b");
  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");

  private ShownValue() {}

  /// @param pointer JSON pointer of the field, which tells where the value stands
  /// @param value the tree value; `null` for not set, which gives the empty text
  static String of(String pointer, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text(Place.of(pointer), text);
      case JsonObject _, JsonArray _ ->
          cut(CanonicalJson.text(masked(Place.of(pointer), value)), MAX_TREE_LENGTH);
      default -> CanonicalJson.text(value);
    };
  }

  private enum Place {
    ENVIRONMENT,
    DATA,
    ARGUMENT,
    ELSEWHERE;

    static Place of(String pointer) {
      Place place = ELSEWHERE;
      for (String step : pointer.split("/")) {
        place = place.below(step);
      }
      return place;
    }

    Place below(String key) {
      return switch (key) {
        case "env" -> ENVIRONMENT;
        case "data", "stringData", "binaryData" -> DATA;
        // A variable's name, and where its value comes from, are no values, and say what was
        // masked.
        case "name", "valueFrom" -> this == ENVIRONMENT ? ELSEWHERE : this;
        case "args", "command" -> ARGUMENT;
        default -> this;
      };
    }
  }

  private static @Nullable Object masked(Place place, @Nullable Object value) {
    return switch (value) {
      case String text -> text(place, text);
      case JsonObject object -> object.mapValues((key, member) -> masked(place.below(key), member));
      case JsonArray array when place == Place.ARGUMENT -> arguments(array);
      case JsonArray array -> array.map(item -> masked(place, item));
      case null, default -> value;
    };
  }

  private static JsonArray arguments(JsonArray array) {
    JsonArray.Builder shown = JsonArray.builder();
    boolean afterName = false;
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof String text) {
        boolean isFlag = text.startsWith("-");
        shown.add(afterName && !isFlag ? MASK : text(Place.ARGUMENT, text));
        afterName = isFlag && namesCredential(text) && text.indexOf('=') < 0;
      } else {
        shown.add(array.get(i));
        afterName = false;
      }
    }
    return shown.build();
  }

  private static String text(Place place, String text) {
    return switch (place) {
      case ENVIRONMENT, DATA ->
          HARMLESS.matcher(text).matches()
              ? text
              : STATED.matcher(text).matches() ? recognised(text) : MASK;
      case ARGUMENT -> argument(text);
      case ELSEWHERE -> recognised(text);
    };
  }

  private static String argument(String text) {
    int equals = text.indexOf('=');
    if (equals > 0 && namesCredential(text.substring(0, equals))) {
      String value = text.substring(equals + 1);
      return HARMLESS.matcher(value).matches() ? text : text.substring(0, equals + 1) + MASK;
    }
    return CREDENTIAL_SHAPE.matcher(text).matches() ? MASK : recognised(text);
  }

  private static boolean namesCredential(String name) {
    return CREDENTIAL_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static String recognised(String text) {
    if (KEY_OR_TOKEN.matcher(text).find()) {
      return MASK;
    }
    Matcher numbers = LONG_NUMBER.matcher(text);
    return USER_IN_URL
        .matcher(numbers.replaceAll(n -> isCardNumber(n.group()) ? "***" : n.group()))
        .replaceAll("://***@");
  }

  /// The Luhn check of ISO/IEC 7812-1, annex B.
  private static boolean isCardNumber(String text) {
    int sum = 0;
    boolean doubled = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int counted = doubled ? digit * 2 : digit;
      sum += counted > 9 ? counted - 9 : counted;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + " …";
  }
}
