package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// Neither the pod nor a container asks for user 0. Since 1.23; since 1.35 not asked of a pod that
/// has its own user namespace.
final class RunAsUser implements Rule {
  @Override
  public String name() {
    return "runAsUser";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public int since() {
    return 23;
  }

  @Override
  public String check(Field violation) {
    return "pod-run-as-user-zero";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return minor >= 35 && pod.hasUserNamespace()
        ? Stream.empty()
        : pod.everywhere("runAsUser").filter(user -> user.number().orElse(-1) == 0);
  }
}
