package io.inscope.reports.checks.resources;

import io.inscope.snapshot.json.Field;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of a resource as Kubernetes writes it: `500m`, `1.5Gi`, `1e3`, `2`. Exact: nothing is
/// rounded, so that `0.1` and `100m` are equal.
///
/// Source:
/// [quantities](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
///
/// @param amount in units: cores, bytes
record Quantity(BigDecimal amount) implements Comparable<Quantity> {
  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))([eE][+-]?[0-9]{1,3}|[A-Za-z]{0,2})");

  private static final String DECIMAL = "kMGTPE";
  private static final String BINARY = "KMGTPE";
  private static final int LONGEST = 100;

  Quantity {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /// The amount at a place; empty when nothing stands there, or something that is not an amount.
  static Optional<Quantity> of(Field field) {
    return switch (field.value()) {
      case String text -> parse(text);
      case Long number -> Optional.of(new Quantity(BigDecimal.valueOf(number)));
      case BigDecimal number -> parse(number.toString());
      case null, default -> Optional.empty();
    };
  }

  /// The amount that a text says; empty when it says none.
  static Optional<Quantity> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    return factor(matcher.group(2)).map(factor -> new Quantity(number.multiply(factor)));
  }

  private static Optional<BigDecimal> factor(String suffix) {
    if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')) {
      return suffix.equals("Ei")
          ? Optional.of(binary(BINARY.length()))
          : exponent(suffix.substring(1));
    }
    return switch (suffix) {
      case "" -> Optional.of(BigDecimal.ONE);
      case "n" -> Optional.of(BigDecimal.ONE.movePointLeft(9));
      case "u" -> Optional.of(BigDecimal.ONE.movePointLeft(6));
      case "m" -> Optional.of(BigDecimal.ONE.movePointLeft(3));
      default -> {
        boolean binary = suffix.endsWith("i") && suffix.length() == 2;
        int power = (binary ? BINARY : DECIMAL).indexOf(suffix.charAt(0)) + 1;
        yield power == 0 || suffix.length() != (binary ? 2 : 1)
            ? Optional.empty()
            : Optional.of(binary ? binary(power) : BigDecimal.ONE.movePointRight(3 * power));
      }
    };
  }

  private static Optional<BigDecimal> exponent(String digits) {
    return digits.chars().allMatch(c -> c == '+' || c == '-' || (c >= '0' && c <= '9'))
        ? Optional.of(BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(digits)))
        : Optional.empty();
  }

  private static BigDecimal binary(int power) {
    return BigDecimal.valueOf(1024).pow(power);
  }

  boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }
}
