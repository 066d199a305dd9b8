package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// No capability is added beyond the thirteen that runtimes give anyway. Names are compared to the
/// letter: `CAP_CHOWN` is none of them.
public final class BaselineCapabilities implements Rule {
  private static final Set<String> ALLOWED =
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

  /// Whether a capability is one of the thirteen.
  public static boolean isAllowed(String capability) {
    return ALLOWED.contains(capability);
  }

  @Override
  public String name() {
    return "capabilities_baseline";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-cap-beyond-baseline";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.ofContainers("capabilities", "add")
        .flatMap(Field::each)
        .filter(capability -> !ALLOWED.contains(capability.text("")));
  }
}
