package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// A seccomp profile is set for the pod, or for each of its containers. Since 1.19; Windows pods
/// are exempt since 1.25.
final class RestrictedSeccompProfile implements Rule {
  @Override
  public String name() {
    return "seccompProfile_restricted";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public int since() {
    return 19;
  }

  @Override
  public Set<String> replaces() {
    return Set.of("seccompProfile_baseline");
  }

  @Override
  public String check(Field violation) {
    return "pod-seccomp-missing";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    if (minor >= 25 && pod.isWindows()) {
      return Stream.empty();
    }
    Field ofPod = pod.own("seccompProfile");
    boolean podIsConfined = ofPod.isPresent() && SeccompType.wrong(ofPod).findAny().isEmpty();
    return Stream.concat(
        ofPod.isPresent() ? SeccompType.wrong(ofPod) : Stream.empty(),
        pod.ofContainers("seccompProfile")
            .filter(profile -> profile.isPresent() || !podIsConfined)
            .flatMap(SeccompType::wrong));
  }
}
