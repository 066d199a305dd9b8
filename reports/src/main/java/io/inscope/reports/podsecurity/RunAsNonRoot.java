package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// The pod says that it does not run as root, or each of its containers does; none says the
/// contrary. A user other than 0 is not enough. Since 1.35 not asked of a pod that has its own user
/// namespace.
final class RunAsNonRoot implements Rule {
  @Override
  public String name() {
    return "runAsNonRoot";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public String check(Field violation) {
    return "pod-run-as-root-possible";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    if (minor >= 35 && pod.hasUserNamespace()) {
      return Stream.empty();
    }
    boolean podSays = pod.own("runAsNonRoot").isTrue();
    return Stream.concat(
        Stream.of(pod.own("runAsNonRoot")).filter(Field::isFalse),
        pod.ofContainers("runAsNonRoot").filter(f -> f.isFalse() || f.isMissing() && !podSays));
  }
}
