package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// `/proc` is masked as usual, whatever users the pod has. Since 1.35, when the rule of the
/// Baseline level became less strict.
final class RestrictedProcMount implements Rule {
  @Override
  public String name() {
    return "procMount_restricted";
  }

  @Override
  public Level level() {
    return Level.RESTRICTED;
  }

  @Override
  public int since() {
    return 35;
  }

  @Override
  public Set<String> replaces() {
    return Set.of("procMount");
  }

  @Override
  public String check(Field violation) {
    return "pod-procmount-unmasked";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return ProcMount.unmasked(pod);
  }
}
