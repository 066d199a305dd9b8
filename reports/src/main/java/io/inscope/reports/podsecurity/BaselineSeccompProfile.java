package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// No other seccomp profile than the runtime's or one of the node: by annotation before 1.19, by
/// field since.
final class BaselineSeccompProfile implements Rule {
  private static final String POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

  @Override
  public String name() {
    return "seccompProfile_baseline";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-seccomp-unconfined";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return minor >= 19
        ? pod.everywhere("seccompProfile").filter(Field::isPresent).flatMap(SeccompType::wrong)
        : annotations(pod).filter(annotation -> !isAllowed(annotation.text("")));
  }

  /// Those of the pod and of containers that exist.
  private static Stream<Field> annotations(PodShape pod) {
    Field annotations = pod.metadata().at("annotations");
    return Stream.concat(
            Stream.of(annotations.at(POD)),
            pod.containers().map(c -> annotations.at(CONTAINER + c.at("name").text(""))))
        .filter(Field::isPresent);
  }

  private static boolean isAllowed(String profile) {
    return profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.startsWith("localhost/");
  }
}
