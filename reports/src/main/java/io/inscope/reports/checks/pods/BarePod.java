package io.inscope.reports.checks.pods;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be told of a pod that no controller in the snapshot stands behind.
final class BarePod {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private BarePod() {}

  static boolean is(Workload workload) {
    return workload.owner().ref().groupKind().equals(Kinds.POD);
  }

  /// The picture in the API of a pod that a kubelet runs from a file of its node.
  static boolean isStatic(Workload workload) {
    return workload.podMetadata().at("annotations", MIRROR).isPresent()
        || owners(workload).anyMatch(owner -> owner.at("kind").text("").equals("Node"));
  }

  /// The owner that replaces it, whether or not that was handed over.
  static Optional<Field> controller(Workload workload) {
    return owners(workload).filter(owner -> owner.at("controller").isTrue()).findFirst();
  }

  private static Stream<Field> owners(Workload workload) {
    return workload.podMetadata().at("ownerReferences").each();
  }
}
