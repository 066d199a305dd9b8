package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// `/proc` is masked as usual. Since 1.35 not asked of a pod that has its own user namespace.
final class ProcMount implements Rule {
  @Override
  public String name() {
    return "procMount";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-procmount-unmasked";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return minor >= 35 && pod.hasUserNamespace() ? Stream.empty() : unmasked(pod);
  }

  static Stream<Field> unmasked(PodShape pod) {
    return pod.ofContainers("procMount")
        .filter(Field::isPresent)
        .filter(type -> !type.text("").equals("Default"));
  }
}
