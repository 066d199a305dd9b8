package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// Every container has to say that its processes cannot gain privileges. Since 1.8; Windows pods
/// are exempt since 1.25.
final class AllowPrivilegeEscalation implements Rule {
  @Override
  public String name() {
    return "allowPrivilegeEscalation";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public int since() {
    return 8;
  }

  @Override
  public String check(Field violation) {
    return "pod-allow-privilege-escalation";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return minor >= 25 && pod.isWindows()
        ? Stream.empty()
        : pod.ofContainers("allowPrivilegeEscalation").filter(allowed -> !allowed.isFalse());
  }
}
