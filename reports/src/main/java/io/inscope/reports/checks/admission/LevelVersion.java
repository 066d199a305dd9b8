package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// *Read:* the label `pod-security.kubernetes.io/enforce-version`.
///
/// *Allowed:* the version of the cluster, a later one, or latest if it is written down. Not
/// applicable to namespaces that enforce nothing, or the level without rules.
public final class LevelVersion implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "psa-version-pin",
          "Pod Security levels go by the rules of the cluster's own version",
          Severity.LOW,
          Set.of(Kinds.NAMESPACE),
          "Old rules leave out what was added since; with none named an upgrade may refuse pods"
              + " that nobody looked at.",
          "Label the namespace pod-security.kubernetes.io/enforce-version with the cluster's minor"
              + " version, and raise it with each upgrade; or latest, on purpose.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  private static final Pattern VERSION = Pattern.compile("v1\\.([0-9]{1,3})");

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    PodSecurityLevel level = new PodSecurityLevel(namespace);
    Optional<Outcome> instead = PodSecurityLevel.instead(namespace, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    if (!Set.of("baseline", "restricted").contains(level.level().orElse(""))) {
      return new Outcome.NotApplicable("it enforces no rules by a label");
    }
    Field version = level.version();
    if (version.text("").equals("latest")) {
      return Outcome.pass();
    }
    if (version.text("").isEmpty()) {
      return new Outcome.Fail(
          "does not say by which version its level goes",
          List.of(Evidence.of(namespace, level.enforce())));
    }
    Matcher pinned = VERSION.matcher(version.text(""));
    if (!pinned.matches()) {
      return new Outcome.NotAssessed(
          "its label %s is not a version".formatted(PodSecurityLevel.VERSION));
    }
    KubernetesVersion cluster = audit.version();
    if (cluster.minor() < 1) {
      return new Outcome.NotAssessed("the version of the cluster is not known");
    }
    return Integer.parseInt(pinned.group(1)) >= cluster.minor()
        ? Outcome.pass()
        : new Outcome.Fail(
            "goes by rules older than the cluster, which is at 1." + cluster.minor(),
            List.of(Evidence.of(namespace, version)));
  }
}
