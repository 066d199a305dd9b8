package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.stream.Stream;

/// Neither probes nor lifecycle hooks name a host: the kubelet would call it from the node. Since
/// 1.34.
final class HostProbesAndLifecycle implements Rule {
  private static final List<List<String>> HANDLERS =
      List.of(
          List.of("livenessProbe"),
          List.of("readinessProbe"),
          List.of("startupProbe"),
          List.of("lifecycle", "postStart"),
          List.of("lifecycle", "preStop"));

  @Override
  public String name() {
    return "hostProbesAndHostLifecycle";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public int since() {
    return 34;
  }

  @Override
  public String check(Field violation) {
    return "pod-probe-host-field";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.containers()
        .flatMap(
            container ->
                HANDLERS.stream()
                    .map(path -> container.at(path.toArray(String[]::new)))
                    .flatMap(handler -> Stream.of(handler.at("httpGet"), handler.at("tcpSocket")))
                    .map(action -> action.at("host"))
                    .filter(host -> !host.text("").isEmpty()));
  }
}
