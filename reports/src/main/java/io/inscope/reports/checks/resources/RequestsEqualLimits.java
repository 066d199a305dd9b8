package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* requests and limits of CPU and memory of every container but ephemeral ones; where the
/// pod has settings of its own they count in place of the containers'.
///
/// *Allowed:* the same amount, however it is written; a limit without a request. Not applicable to
/// workloads that set neither.
public final class RequestsEqualLimits implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-requests-equal-limits",
          "What is kept for a workload is what it may use",
          Severity.INFO,
          Set.of(Kinds.POD),
          "What uses more than it asked for can be slowed down or evicted when its node runs"
              + " short.",
          "Set requests and limits of CPU and memory to the same amounts where it must not be"
              + " evicted.",
          "Many workloads are rightly allowed more than they ask for.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    ResourceSettings settings = ResourceSettings.of(workload, audit);
    List<Evidence> different = new ArrayList<>();
    int compared = 0;
    for (String resource : List.of(ResourceSettings.CPU, ResourceSettings.MEMORY)) {
      Field ofPod = workload.podSpec().at("resources");
      boolean podCounts =
          settings.isOfPods(resource)
              && (settings.pod("limits", resource).isPresent()
                  || settings.pod("requests", resource).isPresent());
      for (Field holder : podCounts ? List.of(ofPod) : own(settings)) {
        Field request = holder.at("requests", resource);
        Field limit = holder.at("limits", resource);
        for (Field amount : List.of(request, limit)) {
          if (amount.isPresent() && Quantity.of(amount).isEmpty()) {
            return new Outcome.NotAssessed(amount.pointer() + " is not an amount");
          }
        }
        compared += request.isPresent() || limit.isPresent() ? 1 : 0;
        if (request.isPresent() && !Quantity.of(request).equals(Quantity.of(limit))) {
          different.add(evidence(workload, request));
        }
      }
    }
    return compared == 0
        ? new Outcome.NotApplicable("it sets neither requests nor limits")
        : Outcome.failIfAny("may use more than is kept for it", different);
  }

  private static List<Field> own(ResourceSettings settings) {
    return settings.containers().map(container -> container.at("resources")).toList();
  }

  private static Evidence evidence(Workload workload, Field field) {
    return workload
        .containers()
        .filter(container -> field.pointer().startsWith(container.pointer() + "/"))
        .findFirst()
        .map(container -> Evidence.of(workload.template(), field, container))
        .orElseGet(() -> Evidence.of(workload.template(), field));
  }
}
