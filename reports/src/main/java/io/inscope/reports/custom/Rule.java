package io.inscope.reports.custom;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.judgement.Target;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Optional;

/// A rule as its file has it, its expressions compiled.
///
/// @param about what the expression is evaluated for
/// @param holds true where the rule holds
/// @param message reads after the subject's name where it does not
/// @param messageOf the same, worked out for the subject; where it fails `message` counts
/// @param evidence paths of fields to show, from the object, the pod's specification or the
///   container: `spec.type`
/// @param requirements what a failure is a failure of
record Rule(
    CheckInfo info,
    About about,
    JsonObject parameters,
    Expression holds,
    String message,
    Optional<Expression> messageOf,
    List<List<String>> evidence,
    List<Target.Requirement> requirements) {
  Rule {
    evidence = List.copyOf(evidence);
    requirements = List.copyOf(requirements);
  }

  /// What a rule speaks of.
  sealed interface About {
    /// Each workload as a whole.
    record Workloads() implements About {}

    /// Each container of each workload.
    record Containers() implements About {}

    /// Each object of a kind.
    record Objects(GroupKind kind) implements About {}

    default Expression.Variables variables() {
      return switch (this) {
        case Workloads _ -> Expression.Variables.OF_A_WORKLOAD;
        case Containers _ -> Expression.Variables.OF_A_CONTAINER;
        case Objects _ -> Expression.Variables.OF_A_RESOURCE;
      };
    }
  }
}
