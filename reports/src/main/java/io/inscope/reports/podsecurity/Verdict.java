package io.inscope.reports.podsecurity;

import java.util.List;

/// What the standards of one version say of a pod.
///
/// @param minor the version whose rules were applied
/// @param baseline the rules of the Baseline level that it breaks, sorted by name
/// @param restricted the rules of the Restricted level that it breaks, sorted by name; those of the
///   Baseline level in whose place no other stands are among them
public record Verdict(int minor, List<Violation> baseline, List<Violation> restricted) {
  public Verdict {
    baseline = List.copyOf(baseline);
    restricted = List.copyOf(restricted);
  }

  /// The strictest level the pod meets.
  public Level level() {
    if (restricted.isEmpty()) {
      return Level.RESTRICTED;
    }
    return baseline.isEmpty() ? Level.BASELINE : Level.PRIVILEGED;
  }

  /// Whether another version says the same: the same level, for the same reasons.
  public boolean says(Verdict other) {
    return rules(baseline).equals(rules(other.baseline))
        && rules(restricted).equals(rules(other.restricted));
  }

  private static List<String> rules(List<Violation> violations) {
    return violations.stream().map(violation -> violation.rule().name()).toList();
  }

  /// The rules that stop the Restricted level beside those that stop Baseline already.
  public List<Violation> restrictedOnly() {
    return restricted.stream().filter(v -> v.rule().level() == Level.RESTRICTED).toList();
  }
}
