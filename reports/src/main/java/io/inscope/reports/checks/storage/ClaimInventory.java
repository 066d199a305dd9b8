package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the volumes of workloads that are claims, claims made with the pod, and the claim
/// templates of StatefulSets.
///
/// *Allowed:* everything; the claims are the evidence. Not applicable to workloads without one.
///
/// Source: [persistent volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/).
public final class ClaimInventory implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-workload-pvc",
          "It is on record which workloads keep data",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Where data is kept has to be known before it can be protected, or deleted in time.",
          "Record what each of these workloads stores.",
          "What is written to databases and storage outside the cluster is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Stream<Field> inPod =
        workload
            .podSpec()
            .at("volumes")
            .each()
            .flatMap(
                volume ->
                    Stream.of(
                        volume.at("persistentVolumeClaim", "claimName"),
                        volume.at("ephemeral", "volumeClaimTemplate")))
            .filter(Field::isPresent);
    List<Evidence> claims =
        Stream.concat(
                inPod.map(claim -> Evidence.of(workload.template(), claim)),
                templates(workload).map(claim -> Evidence.of(workload.owner(), claim)))
            .toList();
    return claims.isEmpty()
        ? new Outcome.NotApplicable("it claims no storage")
        : new Outcome.Pass(claims);
  }

  private static Stream<Field> templates(Workload workload) {
    return workload.ref().groupKind().equals(Kinds.STATEFUL_SET)
        ? workload
            .owner()
            .root()
            .at("spec", "volumeClaimTemplates")
            .each()
            .map(claim -> claim.at("metadata", "name"))
        : Stream.empty();
  }
}
