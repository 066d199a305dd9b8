package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.function.Predicate;

/// The image fields of a workload's containers, init and ephemeral ones included.
final class Images {
  private Images() {}

  /// A failure for the images whose names are `bad`. A container without an image leaves the
  /// question open.
  static Outcome failIf(Workload workload, String message, Predicate<ImageName> bad) {
    List<Evidence> evidence = evidence(workload, bad);
    if (evidence.isEmpty()
        && workload.containers().map(c -> c.at("image")).anyMatch(Field::isMissing)) {
      return new Outcome.NotAssessed("a container names no image");
    }
    return Outcome.failIfAny(message, evidence);
  }

  /// The image fields whose names are so.
  static List<Evidence> evidence(Workload workload, Predicate<ImageName> wanted) {
    return workload
        .containers()
        .filter(c -> c.at("image").text().map(ImageName::of).filter(wanted).isPresent())
        .map(c -> Evidence.of(workload.template(), c.at("image"), c))
        .toList();
  }

  /// Why there may be images that no workload shows; empty where there is no reason. Plain
  /// manifests have no pods, and nothing is missing.
  static String unseen(ClusterSnapshot snapshot) {
    Coverage coverage = snapshot.coverage(Kinds.POD, "");
    boolean manifests =
        coverage instanceof Coverage.NotAsked
            && !snapshot.workloads().isEmpty()
            && snapshot.workloads().stream().noneMatch(workload -> workload.owner().isLive());
    return coverage instanceof Coverage.Read || manifests ? "" : "Pod: " + coverage.gap();
  }
}
