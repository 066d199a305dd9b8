package io.inscope.snapshot.scope;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Words that speak of cards and payments, and names of software that handles them.
final class TellingWords {
  /// Words that are telling only when they stand alone.
  private static final Set<String> WORDS =
      Set.of(
          "pan", "cvv", "cvc", "hsm", "pos", "3ds", "threeds", "emv", "pci", "cde", "psp", "chd");

  /// Beginnings of telling words.
  private static final List<String> STEMS =
      List.of(
          "payment",
          "card",
          "vault",
          "acquir",
          "tokeniz",
          "tokenis",
          "settle",
          "checkout",
          "billing",
          "authoriz",
          "issuer",
          "clearing",
          "cashier",
          "mastercard",
          "visa");

  /// Software for payments, keys and tokens, by what its images are called.
  private static final List<String> SOFTWARE =
      List.of(
          "adyen",
          "braintree",
          "cloudhsm",
          "hyperswitch",
          "jpos",
          "killbill",
          "openbao",
          "payshield",
          "softhsm",
          "stripe",
          "worldpay");

  private static final List<String> DATABASES =
      List.of(
          "cassandra",
          "cockroach",
          "couchdb",
          "elasticsearch",
          "kafka",
          "mariadb",
          "mongo",
          "mssql",
          "mysql",
          "oracle",
          "postgres",
          "rabbitmq",
          "redis",
          "valkey");

  private TellingWords() {}

  static Optional<String> in(String text) {
    for (String word : words(text)) {
      if (WORDS.contains(word)) {
        return Optional.of(word);
      }
      Optional<String> stem = STEMS.stream().filter(word::startsWith).findFirst();
      if (stem.isPresent()) {
        return stem;
      }
    }
    return Optional.empty();
  }

  /// Of an image's name, without its registry.
  static Optional<String> inImage(String image) {
    String name = repository(image);
    return SOFTWARE.stream().filter(name::contains).findFirst().or(() -> in(name));
  }

  /// The database that an image is.
  static Optional<String> database(String image) {
    String name = repository(image);
    String last = name.substring(name.lastIndexOf('/') + 1);
    return DATABASES.stream().filter(last::contains).findFirst();
  }

  /// `acme/payment-api` of `registry.example:5000/acme/payment-api:1.2@sha256:...`.
  private static String repository(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    int digest = name.indexOf('@');
    name = digest < 0 ? name : name.substring(0, digest);
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    name = tag < 0 ? name : name.substring(0, tag);
    int slash = name.indexOf('/');
    boolean registry =
        slash > 0
            && (name.substring(0, slash).contains(".") || name.substring(0, slash).contains(":"));
    return registry ? name.substring(slash + 1) : name;
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
  }
}
