package io.inscope.reports.checks.pods;

import io.inscope.reports.podsecurity.BaselineCapabilities;
import io.inscope.snapshot.json.Field;
import java.util.Locale;
import java.util.stream.Stream;

/// The names of Linux capabilities as container runtimes read them: in any case, with or without
/// the prefix `CAP_`.
final class Capabilities {
  private Capabilities() {}

  static Stream<Field> added(SecurityContext context) {
    return context.own("capabilities", "add").each();
  }

  static String name(Field capability) {
    String name = capability.text("").toUpperCase(Locale.ROOT);
    return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
  }

  /// As admission compares: to the letter, so that `CAP_CHOWN` is none of the thirteen.
  static boolean isBaseline(Field capability) {
    return BaselineCapabilities.isAllowed(capability.text(""));
  }

  static boolean hasAll(Field list) {
    return list.each().anyMatch(capability -> name(capability).equals("ALL"));
  }
}
