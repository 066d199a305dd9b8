package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.reports.podsecurity.PodShape;
import io.inscope.reports.podsecurity.Rule;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.List;

/// A check that asks what one rule of the Pod Security Standards asks.
///
/// Where the version of the cluster is not known, what the newest rule forbids fails; what only an
/// older wording forbids is left open.
final class StandardRule {
  private StandardRule() {}

  /// What the rule of the cluster's version says of a workload.
  ///
  /// @param message reads after the name of the workload
  static Outcome outcome(Rule rule, String message, Workload workload, Audit audit) {
    if (audit.version().isKnown()) {
      return Outcome.failIfAny(message, violations(rule, workload, audit.version().minor()));
    }
    List<Evidence> newest = violations(rule, workload, PodSecurityStandards.LATEST);
    if (!newest.isEmpty()) {
      return new Outcome.Fail(message, newest);
    }
    return violations(rule, workload, rule.since()).isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "newer versions of Kubernetes allow what it sets and older ones do not, and the"
                + " cluster's version is not known");
  }

  static List<Evidence> violations(Rule rule, Workload workload, int minor) {
    return rule.violations(shape(workload), minor)
        .map(field -> evidence(workload, field))
        .distinct()
        .toList();
  }

  static PodShape shape(Workload workload) {
    return new PodShape(workload.podMetadata(), workload.podSpec());
  }

  private static Evidence evidence(Workload workload, Field field) {
    String pointer = field.pointer();
    return workload
        .containers()
        .filter(container -> pointer.startsWith(container.pointer() + "/"))
        .findFirst()
        .map(container -> Evidence.of(workload.template(), field, container))
        .orElseGet(() -> Evidence.of(workload.template(), field));
  }
}
