package io.inscope.reports.checks.secrets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What looks like data of people: bank accounts, several addresses for mail, dates of birth.
/// Sources: [ISO 13616](https://www.iso.org/standard/81090.html) for the check digits of bank
/// accounts.
final class Personal {
  /// Fewer addresses are those of operators and contacts.
  private static final int MANY = 5;

  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?:"
              + " ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])");

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

  private static final Pattern OF_NOBODY =
      Pattern.compile(
          "(?i)(admin|alerts?|contact|devops|git|help|info|mail|maintainers?|no-?reply|ops|postmaster|root|security|support|team|user)[^@]*@.*"
              + "|.*@(.*[.])?(example[.][a-z]+|.*[.](local|internal|example|test|invalid|svc))");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(.*[-_.])?(date[-_]?of[-_]?birth|birth[-_]?(date|day)|dob|passport([-_]?(no|number))?|national[-_]?id|tax[-_]?id)");

  private Personal() {}

  /// What it looks like: `bank account`; empty for anything else. Never the data itself.
  static Optional<String> in(String name, String text) {
    if (text.contains("redacted:") && text.length() < 80) {
      return Optional.empty();
    }
    if (IBAN.matcher(text).results().anyMatch(one -> isIban(one.group()))) {
      return Optional.of("bank account");
    }
    if (FIELD.matcher(name).matches()
        && !text.isBlank()
        && text.chars().anyMatch(Character::isDigit)) {
      return Optional.of("identity of a person");
    }
    long people =
        text.indexOf('@') < 0
            ? 0
            : MAIL.matcher(text)
                .results()
                .map(one -> one.group().toLowerCase(Locale.ROOT))
                .filter(address -> !OF_NOBODY.matcher(address).matches())
                .distinct()
                .limit(MANY)
                .count();
    return people >= MANY ? Optional.of("mail addresses of several people") : Optional.empty();
  }

  /// The remainder by 97 of the digits, letters being 10 to 35, with the first four at the end.
  private static boolean isIban(String written) {
    String plain = written.replace(" ", "");
    if (plain.length() < 15 || plain.length() > 34) {
      return false;
    }
    String turned = plain.substring(4) + plain.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }
}
