package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// No volume is a path of the node, whether or not a container mounts it.
final class HostPathVolumes implements Rule {
  @Override
  public String name() {
    return "hostPathVolumes";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-hostpath-volume";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.spec()
        .at("volumes")
        .each()
        .map(volume -> volume.at("hostPath"))
        .filter(Field::isPresent);
  }
}
