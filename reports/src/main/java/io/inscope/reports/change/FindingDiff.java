package io.inscope.reports.change;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.FindingKey;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Subject;
import io.inscope.snapshot.diff.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the findings of two assessments. A finding changed when its severity, its message, its
/// containers or its scope class is another.
public final class FindingDiff {
  private FindingDiff() {}

  /// Sorted by check and subject.
  public static List<FindingChange> of(Assessment before, Assessment after) {
    Map<FindingKey, Finding> old = byKey(before);
    Map<FindingKey, Finding> now = byKey(after);
    Set<FindingKey> gone = without(old, now);
    Set<FindingKey> come = without(now, old);
    Map<FindingKey, Outcome> said = outcomes(after, gone);
    Map<FindingKey, Outcome> saidBefore = outcomes(before, come);
    Set<FindingKey> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<FindingChange> changes = new ArrayList<>();
    for (FindingKey key : keys) {
      Optional<Finding> was = Optional.ofNullable(old.get(key));
      Optional<Finding> is = Optional.ofNullable(now.get(key));
      if (is.isEmpty()) {
        changes.add(new FindingChange(Change.REMOVED, was, is, gone(key, said)));
      } else if (was.isEmpty()) {
        changes.add(new FindingChange(Change.ADDED, was, is, come(key, saidBefore)));
      } else if (!isSame(was.get(), is.get())) {
        changes.add(new FindingChange(Change.CHANGED, was, is, ""));
      }
    }
    return List.copyOf(changes);
  }

  private static Map<FindingKey, Finding> byKey(Assessment assessment) {
    Map<FindingKey, Finding> byKey = new TreeMap<>();
    assessment
        .findings()
        .forEach(
            one -> byKey.put(new FindingKey(one.result().checkId(), one.result().subject()), one));
    return byKey;
  }

  private static Set<FindingKey> without(
      Map<FindingKey, Finding> these, Map<FindingKey, Finding> those) {
    Set<FindingKey> left = new HashSet<>(these.keySet());
    left.removeAll(those.keySet());
    return left;
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.result().severity() == other.result().severity()
        && one.failure().message().equals(other.failure().message())
        && one.containers().equals(other.containers())
        && one.scope() == other.scope();
  }

  /// What checks say of some subjects, and of the cluster as a whole.
  private static Map<FindingKey, Outcome> outcomes(Assessment assessment, Set<FindingKey> keys) {
    Set<String> checks = new HashSet<>();
    keys.forEach(key -> checks.add(key.checkId()));
    Map<FindingKey, Outcome> outcomes = new HashMap<>();
    for (CheckResult result : assessment.results()) {
      if (checks.contains(result.checkId())) {
        FindingKey key = new FindingKey(result.checkId(), result.subject());
        if (keys.contains(key) || result.subject() instanceof Subject.Cluster) {
          outcomes.put(key, result.outcome());
        }
      }
    }
    return outcomes;
  }

  private static Optional<Outcome> outcome(FindingKey key, Map<FindingKey, Outcome> outcomes) {
    return Optional.ofNullable(outcomes.get(key))
        .or(
            () ->
                Optional.ofNullable(
                        outcomes.get(new FindingKey(key.checkId(), new Subject.Cluster())))
                    .filter(Outcome.NotAssessed.class::isInstance));
  }

  private static String gone(FindingKey key, Map<FindingKey, Outcome> outcomes) {
    return outcome(key, outcomes)
        .map(
            now ->
                switch (now) {
                  case Outcome.Pass _ -> "resolved: passes now";
                  case Outcome.NotAssessed(var why, _) -> "not assessed now: " + why;
                  case Outcome.NotApplicable(var why) -> "does not apply now: " + why;
                  case Outcome.Manual(var question, _) -> "left to a person now: " + question;
                  case Outcome.Fail _ -> "";
                })
        .orElse("no result for it now: it is not in the snapshot, or the check was not run");
  }

  private static String come(FindingKey key, Map<FindingKey, Outcome> outcomes) {
    return outcome(key, outcomes)
        .map(
            then ->
                switch (then) {
                  case Outcome.Pass _ -> "passed before";
                  case Outcome.NotAssessed(var why, _) -> "was not assessed before: " + why;
                  case Outcome.NotApplicable(var why) -> "did not apply before: " + why;
                  case Outcome.Manual(var question, _) ->
                      "was left to a person before: " + question;
                  case Outcome.Fail _ -> "";
                })
        .orElse("no result for it before: it was not in the snapshot, or the check was not run");
  }
}
