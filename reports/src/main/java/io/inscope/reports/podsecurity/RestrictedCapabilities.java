package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// Every container drops `ALL`, spelled so, and adds at most NET_BIND_SERVICE. Since 1.22; Windows
/// pods are exempt since 1.25.
final class RestrictedCapabilities implements Rule {
  @Override
  public String name() {
    return "capabilities_restricted";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public int since() {
    return 22;
  }

  @Override
  public Set<String> replaces() {
    return Set.of("capabilities_baseline");
  }

  @Override
  public String check(Field violation) {
    return "pod-cap-restricted";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return minor >= 25 && pod.isWindows()
        ? Stream.empty()
        : pod.ofContainers("capabilities").flatMap(RestrictedCapabilities::surplus);
  }

  private static Stream<Field> surplus(Field capabilities) {
    Field drop = capabilities.at("drop");
    boolean dropsAll = drop.each().anyMatch(dropped -> dropped.text("").equals("ALL"));
    return Stream.concat(
        dropsAll ? Stream.empty() : Stream.of(drop),
        capabilities.at("add").each().filter(f -> !f.text("").equals("NET_BIND_SERVICE")));
  }
}
