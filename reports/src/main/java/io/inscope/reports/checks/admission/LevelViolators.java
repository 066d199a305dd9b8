package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.reports.podsecurity.PodShape;
import io.inscope.reports.podsecurity.Verdict;
import io.inscope.reports.podsecurity.Violation;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* the labels `pod-security.kubernetes.io/enforce` and `enforce-version` of the namespace,
/// and the pods that exist, by the rules of that version.
///
/// *Allowed:* pods that break no rule of the level. Not applicable to workloads without pods and to
/// namespaces that enforce nothing; a namespace that was not handed over leaves it open.
public final class LevelViolators implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psa-existing-violators",
          "Running pods meet the Pod Security level of their namespace",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.NAMESPACE),
          "They were let in before the level was set, or are exempt: what the label promises does"
              + " not hold for them.",
          "Correct what the named rules forbid and create the pods anew, or end the exemption.",
          "Whom the admission configuration of the API server exempts is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern VERSION = Pattern.compile("v1\\.([0-9]{1,3})");

  /// Namespaces by name.
  private record Namespaces(Map<String, Resource> byName) {
    static Namespaces of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(Kinds.NAMESPACE)) {
        return new Namespaces(all.collect(Collectors.toMap(one -> one.ref().name(), one -> one)));
      }
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (workload.pods().isEmpty()) {
      return new Outcome.NotApplicable("no pod of it is in the snapshot");
    }
    Resource namespace =
        audit.view(Namespaces.class, Namespaces::of).byName().get(workload.namespace());
    if (namespace == null) {
      return new Outcome.NotAssessed("its namespace was not handed over");
    }
    PodSecurityLevel level = new PodSecurityLevel(namespace);
    if (level.level().isEmpty() || level.level().filter("privileged"::equals).isPresent()) {
      return new Outcome.NotApplicable("its namespace enforces no rules by a label");
    }
    if (!level.isValid()) {
      return level.invalid();
    }
    Matcher pinned = VERSION.matcher(level.version().text("latest"));
    int minor =
        pinned.matches()
            ? Integer.parseInt(pinned.group(1))
            : audit.version().isKnown() ? audit.version().minor() : PodSecurityStandards.LATEST;
    Verdict verdict =
        PodSecurityStandards.judge(new PodShape(workload.podMetadata(), workload.podSpec()), minor);
    List<Violation> broken =
        level.level().filter("baseline"::equals).isPresent()
            ? verdict.baseline()
            : verdict.restricted();
    return Outcome.failIfAny(
        "runs pods that the level of its namespace forbids, %s of 1.%d: %s"
            .formatted(
                level.level().orElse(""),
                verdict.minor(),
                broken.stream().map(Violation::toString).collect(Collectors.joining(", "))),
        broken.stream()
            .flatMap(violation -> violation.fields().stream())
            .map(field -> evidence(workload, field))
            .distinct()
            .toList());
  }

  private static Evidence evidence(Workload workload, Field field) {
    return workload
        .containers()
        .filter(container -> field.pointer().startsWith(container.pointer() + "/"))
        .findFirst()
        .map(container -> Evidence.of(workload.template(), field, container))
        .orElseGet(() -> Evidence.of(workload.template(), field));
  }
}
