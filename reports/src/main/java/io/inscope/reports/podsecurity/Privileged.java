package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// No container runs privileged.
final class Privileged implements Rule {
  @Override
  public String name() {
    return "privileged";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-privileged-container";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.ofContainers("privileged").filter(Field::isTrue);
  }
}
