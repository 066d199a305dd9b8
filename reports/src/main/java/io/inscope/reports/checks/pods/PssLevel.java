package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.podsecurity.Level;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.reports.podsecurity.PodShape;
import io.inscope.reports.podsecurity.Rule;
import io.inscope.reports.podsecurity.Verdict;
import io.inscope.reports.podsecurity.Violation;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* everything the Pod Security Standards speak of, in the wording of the cluster's version
/// and of the newest.
///
/// *Allowed:* baseline and restricted pass, privileged fails. The value is the level, the message
/// names the rules that stop the next ones with the checks that show more. Where the version of the
/// cluster is not known, the newest rules judge, and the message says so; where the newest rules
/// say something else than the cluster's own, the message has both.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/).
public final class PssLevel implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-pss-level",
          "Pods meet the Baseline level of the Pod Security Standards",
          Severity.INFO,
          Set.of(Kinds.POD),
          "The level says at a glance how far a workload is from what the standards "
              + "call harmless: privileged means that nothing holds it back.",
          "Change what the named rules forbid; the checks beside them show where.",
          "Says what admission would let in, to the letter; whether a namespace "
              + "enforces a level is asked of the namespace.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    PodShape pod = StandardRule.shape(workload);
    Verdict latest = PodSecurityStandards.judge(pod, PodSecurityStandards.LATEST);
    KubernetesVersion version = audit.version();
    Verdict own = version.isKnown() ? PodSecurityStandards.judge(pod, version.minor()) : latest;
    String message = "is " + words(own);
    if (!version.isKnown()) {
      message += "; the cluster's version is not known, these are the newest rules";
    } else if (!own.says(latest)) {
      message += "; " + changes(own, latest);
    }
    List<Evidence> level =
        List.of(
            new Evidence.Value(
                workload.template().ref(),
                workload.podSpec().pointer(),
                own.level().word(),
                workload.template().place(workload.podSpec()),
                ""));
    return own.level() == Level.PRIVILEGED
        ? new Outcome.Fail(message, level)
        : new Outcome.Pass(message, level);
  }

  /// Pods that meet only baseline speak for a workload whose other pods meet more.
  @Override
  public int degree(Outcome.Pass pass) {
    return pass.evidence().stream()
            .anyMatch(
                one ->
                    one instanceof Evidence.Value value
                        && Level.RESTRICTED.word().equals(value.value()))
        ? 1
        : 0;
  }

  /// `privileged by the rules of 1.33: baseline forbids privileged (pod-privileged-container)`.
  private static String words(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(verdict.level().word()).append(" by the rules of 1.").append(verdict.minor());
    String before = ": ";
    if (!verdict.baseline().isEmpty()) {
      text.append(before).append("baseline forbids ").append(names(verdict.baseline()));
      before = "; ";
    }
    List<Violation> restricted = verdict.restrictedOnly();
    if (!restricted.isEmpty()) {
      text.append(before).append("restricted forbids ").append(names(restricted));
    }
    return text.toString();
  }

  /// `by the newest, those of 1.37, baseline: they forbid capabilities_restricted as well`.
  private static String changes(Verdict own, Verdict latest) {
    List<Violation> added = broken(latest, own);
    List<Violation> gone = broken(own, latest);
    String text =
        "by the newest, those of 1.%d, %s:".formatted(latest.minor(), latest.level().word());
    if (!added.isEmpty()) {
      text += " they forbid " + names(added) + " as well";
    }
    if (!gone.isEmpty()) {
      text += (added.isEmpty() ? " they" : ", and") + " no longer forbid " + names(gone);
    }
    return text;
  }

  /// The rules that one breaks and the other does not.
  private static List<Violation> broken(Verdict one, Verdict other) {
    Set<Rule> both =
        Stream.concat(other.baseline().stream(), other.restricted().stream())
            .map(Violation::rule)
            .collect(Collectors.toSet());
    return Stream.concat(one.baseline().stream(), one.restrictedOnly().stream())
        .filter(violation -> !both.contains(violation.rule()))
        .toList();
  }

  private static String names(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining(", "));
  }
}
