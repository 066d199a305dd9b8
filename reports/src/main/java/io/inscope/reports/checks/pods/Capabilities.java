package io.inscope.reports.checks.pods;

import io.inscope.snapshot.json.Field;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The names of Linux capabilities as container runtimes read them: in any case, with or without
/// the prefix `CAP_`.
final class Capabilities {
  /// What the [Baseline
  /// standard](https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline) lets
  /// a container add.
  private static final Set<String> BASELINE =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

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
    return BASELINE.contains(capability.text(""));
  }

  static boolean hasAll(Field list) {
    return list.each().anyMatch(capability -> name(capability).equals("ALL"));
  }
}
