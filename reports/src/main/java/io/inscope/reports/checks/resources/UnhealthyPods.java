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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* phase, the condition Ready, restarts, reasons for waiting and the time of deletion of
/// pods.
///
/// *Allowed:* running and ready with at most 5 restarts; succeeded. Each kind of trouble of a
/// container is shown once, with the first pod that has it. Not applicable to workloads without
/// pods, not assessed where no pod has a status.
public final class UnhealthyPods implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-unhealthy",
          "All pods are up and well",
          Severity.INFO,
          Set.of(Kinds.POD),
          "What does not run protects nothing and logs nothing; what restarts all the time may be"
              + " under attack.",
          "Look at its events and logs.",
          "Holds for the time of the snapshot only: pods may just have been starting or ending.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final int RESTARTS = 5;

  /// @param container empty for what is wrong with the pod
  private record Trouble(String container, String what) {}

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Resource> pods =
        workload.pods().stream()
            .filter(pod -> pod.root().at("status", "phase").isPresent())
            .toList();
    if (pods.isEmpty()) {
      return workload.pods().stream().anyMatch(Resource::isLive)
          ? new Outcome.NotAssessed("no pod of it was handed over with its status")
          : new Outcome.NotApplicable("no pod of it is in the snapshot");
    }
    Map<Trouble, Evidence> troubles = new LinkedHashMap<>();
    for (Resource pod : pods) {
      of(pod, troubles);
    }
    return Outcome.failIfAny(
        "has pods that are not well: "
            + troubles.keySet().stream()
                .map(Trouble::what)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")),
        List.copyOf(troubles.values()));
  }

  private static void of(Resource pod, Map<Trouble, Evidence> troubles) {
    Field status = pod.root().at("status");
    Field phase = status.at("phase");
    Field deletion = pod.root().at("metadata", "deletionTimestamp");
    if (deletion.isPresent()) {
      troubles.putIfAbsent(new Trouble("", "terminating"), Evidence.of(pod, deletion));
      return;
    }
    switch (phase.text("")) {
      case "Succeeded" -> {
        return;
      }
      case "Running" -> {}
      default ->
          troubles.putIfAbsent(
              new Trouble("", phase.text("").toLowerCase(Locale.ROOT)), Evidence.of(pod, phase));
    }
    boolean waiting = false;
    for (String list : List.of("initContainerStatuses", "containerStatuses")) {
      for (Field container : status.at(list).each().toList()) {
        String name = container.at("name").text("");
        Field reason = container.at("state", "waiting", "reason");
        if (reason.isPresent() && !reason.text("").equals("PodInitializing")) {
          waiting = true;
          troubles.putIfAbsent(new Trouble(name, reason.text("")), Evidence.of(pod, reason));
        }
        if (container.at("restartCount").number().orElse(0) > RESTARTS) {
          troubles.putIfAbsent(
              new Trouble(name, "restarts"), Evidence.of(pod, container.at("restartCount")));
        }
      }
    }
    if (!waiting && phase.text("").equals("Running")) {
      status
          .at("conditions")
          .each()
          .filter(c -> c.at("type").text("").equals("Ready"))
          .filter(c -> c.at("status").text("").equals("False"))
          .findFirst()
          .ifPresent(
              c ->
                  troubles.putIfAbsent(
                      new Trouble("", "not ready"), Evidence.of(pod, c.at("status"))));
    }
  }
}
