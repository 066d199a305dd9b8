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
import java.util.Set;

/// *Read:* `restartPolicy` of the pod, which is Always where it is not set.
///
/// *Allowed:* OnFailure or Never for jobs; Always for other controllers; Always or OnFailure for
/// pods of nobody. Not applicable to pods that have ended and to those that something else has
/// made.
public final class RestartPolicy implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-restart-policy",
          "Restart policies fit what runs",
          Severity.INFO,
          Set.of(Kinds.POD),
          "A service that ends stays down; a job that is always restarted never ends, and the API"
              + " server refuses it.",
          "Set restartPolicy: Always for services, and OnFailure or Never for jobs.",
          "Restart rules of single containers are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field policy = workload.podSpec().at("restartPolicy");
    String kind = workload.ref().kind();
    boolean job = kind.equals("Job") || kind.equals("CronJob");
    Resource owner = workload.owner();
    if (kind.equals("Pod")
        && (owner.root().at("metadata", "ownerReferences").isPresent()
            || Set.of("Succeeded", "Failed")
                .contains(owner.root().at("status", "phase").text("")))) {
      return new Outcome.NotApplicable("it has ended, or something made it for a time");
    }
    Set<String> fitting =
        job
            ? Set.of("OnFailure", "Never")
            : kind.equals("Pod") ? Set.of("Always", "OnFailure") : Set.of("Always");
    return fitting.contains(policy.text("Always"))
        ? Outcome.pass()
        : new Outcome.Fail(
            job ? "would start its job again and again" : "is not started again when it fails",
            List.of(Evidence.of(workload.template(), policy)));
  }
}
