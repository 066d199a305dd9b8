package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// Neither the pod nor a container runs as a process of its Windows node.
final class WindowsHostProcess implements Rule {
  @Override
  public String name() {
    return "windowsHostProcess";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-windows-hostprocess";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.everywhere("windowsOptions", "hostProcess").filter(Field::isTrue);
  }
}
