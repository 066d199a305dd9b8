package io.inscope.reports.checks.secrets;

import java.util.Set;

/// The numbers that card schemes and payment providers publish for testing, as masked on import.
///
/// Only the first six and the last four digits are known, so a real card may look the same: that
/// one may be meant is a question, never an answer. Sources:
/// [PayPal](https://developer.paypal.com/tools/sandbox/card-testing/),
/// [Stripe](https://docs.stripe.com/testing),
/// [Adyen](https://docs.adyen.com/development-resources/test-cards-and-credentials/test-card-numbers).
final class TestCards {
  private static final Set<String> MASKED =
      Set.of(
          "222300******0011",
          "222300******3222",
          "305693******0004",
          "305693****5904",
          "353011******0000",
          "356600******0505",
          "356611******1113",
          "362272****1667",
          "367001****0000",
          "370000*****0002",
          "371449*****8431",
          "378282*****0005",
          "378734*****1000",
          "385200****3237",
          "400000******0002",
          "400551******0004",
          "400934******1881",
          "401288******1881",
          "411111******1111",
          "422222***2222",
          "424242******4242",
          "450060******0061",
          "510510******5100",
          "520082******8210",
          "542400******0015",
          "545454******5454",
          "555555******4444",
          "561059******8250",
          "601100******0004",
          "601100******9424",
          "601111******1117",
          "601198******1113",
          "620000******0005",
          "630400******0000",
          "675964******8453");

  private TestCards() {}

  static boolean contains(String masked) {
    return MASKED.contains(masked);
  }
}
