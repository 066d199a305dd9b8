package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* `spec.replicas` of Deployments, StatefulSets, ReplicaSets and ReplicationControllers, or
/// `minReplicas` of the autoscaler that scales them; and pods that nothing replaces.
///
/// *Allowed:* at least 2. Not applicable to workloads scaled to nothing, to other kinds, to pods of
/// a node and to pods that run to an end.
public final class SingleReplica implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-single-replica",
          "Every service runs in several replicas",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The service is down whenever its one pod is, as while its node is patched.",
          "Set replicas to at least 2, or minReplicas of its autoscaler.",
          "Some programs cannot run twice; that is an exception to record.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final String MIRROR = "kubernetes.io/config.mirror";

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Field> field = Replicas.field(workload, audit);
    if (field.isEmpty()) {
      return bare(workload);
    }
    long replicas = field.get().number().orElse(1);
    if (replicas == 0) {
      return new Outcome.NotApplicable("it is scaled to nothing");
    }
    return replicas > 1
        ? Outcome.pass()
        : new Outcome.Fail("runs in one replica", List.of(evidence(workload, audit, field.get())));
  }

  private static Evidence evidence(Workload workload, Audit audit, Field field) {
    Resource autoscaler =
        audit.view(Replicas.class, Replicas::of).autoscalers().get(workload.ref());
    return Evidence.of(autoscaler == null ? workload.owner() : autoscaler, field);
  }

  private static Outcome bare(Workload workload) {
    Resource owner = workload.owner();
    Field owners = owner.root().at("metadata", "ownerReferences");
    return workload.ref().groupKind().equals(Kinds.POD)
            && owners.isMissing()
            && !owner.annotations().containsKey(MIRROR)
            && Longevity.unlessLasting(workload).isEmpty()
        ? new Outcome.Fail(
            "is a single pod that nothing replaces", List.of(Evidence.of(owner, owners)))
        : new Outcome.NotApplicable("it is of a kind without replicas");
  }
}
