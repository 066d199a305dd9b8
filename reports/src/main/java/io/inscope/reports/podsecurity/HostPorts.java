package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// No container claims a port of the node; 0 is none.
final class HostPorts implements Rule {
  @Override
  public String name() {
    return "hostPorts";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-host-port";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.containers()
        .flatMap(container -> container.at("ports").each())
        .map(port -> port.at("hostPort"))
        .filter(port -> port.number().orElse(0) != 0);
  }
}
