package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// The pod shares neither network nor processes nor shared memory with its node: three fields, one
/// rule.
final class HostNamespaces implements Rule {
  @Override
  public String name() {
    return "hostNamespaces";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return switch (violation.key()) {
      case "hostPID" -> "pod-host-pid";
      case "hostIPC" -> "pod-host-ipc";
      default -> "pod-host-network";
    };
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return Stream.of("hostNetwork", "hostPID", "hostIPC")
        .map(name -> pod.spec().at(name))
        .filter(Field::isTrue);
  }
}
