package io.inscope.reports.checks.platform;

import io.inscope.snapshot.json.Field;

/// Which taints a pod does not mind. Source: [taints and
/// tolerations](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/).
final class Tolerations {
  private Tolerations() {}

  static boolean tolerates(Field podSpec, Field taint) {
    return podSpec.at("tolerations").each().anyMatch(one -> fits(one, taint));
  }

  /// Whether one of them names the key of a taint, not just every taint there is.
  static boolean names(Field podSpec, Field taint) {
    return podSpec
        .at("tolerations")
        .each()
        .anyMatch(one -> !one.at("key").text("").isEmpty() && fits(one, taint));
  }

  private static boolean fits(Field toleration, Field taint) {
    String key = toleration.at("key").text("");
    String effect = toleration.at("effect").text("");
    boolean exists = toleration.at("operator").text("").equals("Exists");
    if (!effect.isEmpty() && !effect.equals(taint.at("effect").text(""))) {
      return false;
    }
    if (key.isEmpty()) {
      return exists;
    }
    return key.equals(taint.at("key").text(""))
        && (exists || toleration.at("value").text("").equals(taint.at("value").text("")));
  }
}
