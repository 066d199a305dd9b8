package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether policies isolate a workload in one direction, as an outcome.
final class Isolated {
  private Isolated() {}

  static Outcome in(Direction direction, String open, Workload workload, Audit audit) {
    if (isOver(workload)) {
      return new Outcome.NotApplicable("its pods have ended, and none is to come");
    }
    Isolation isolation = audit.connectivity().isolation(workload.ref(), direction);
    return switch (isolation.state()) {
      case UNKNOWN -> new Outcome.NotAssessed(isolation.reason());
      case NO ->
          new Outcome.Fail(
              isolation.reason().isEmpty() ? open : open + ": " + isolation.reason(),
              List.of(labels(workload)));
      case YES ->
          switch (isolation.enforced()) {
            case NO ->
                new Outcome.Fail(
                    "is isolated on paper only, nobody enforces its policies: "
                        + isolation.reason(),
                    policies(isolation, workload, audit));
            case UNKNOWN ->
                new Outcome.NotAssessed(
                    "policies say so, but nothing shows that they are enforced: "
                        + isolation.reason());
            case YES -> UnseenPolicies.orPass(audit, workload.ref().namespace());
          };
    };
  }

  /// A Job that is done, or a bare pod: nothing makes another.
  static boolean isOver(Workload workload) {
    return List.of("Job", "Pod").contains(workload.ref().kind())
        && !workload.pods().isEmpty()
        && workload.pods().stream()
            .map(pod -> pod.root().at("status"))
            .allMatch(
                status ->
                    status.isObject()
                        && status.at("phase").value() instanceof String phase
                        && (phase.equals("Succeeded") || phase.equals("Failed")));
  }

  /// What a policy would have to select.
  private static Evidence labels(Workload workload) {
    return Evidence.of(workload.template(), workload.podMetadata().at("labels"));
  }

  private static List<Evidence> policies(Isolation isolation, Workload workload, Audit audit) {
    List<Evidence> policies =
        isolation.policies().stream().flatMap(ref -> policy(ref, audit)).toList();
    return policies.isEmpty() ? List.of(labels(workload)) : policies;
  }

  private static Stream<Evidence> policy(ResourceRef ref, Audit audit) {
    Optional<Resource> policy = audit.snapshot().find(ref);
    return policy.map(p -> Evidence.of(p, p.root().at("spec", "podSelector"))).stream();
  }
}
