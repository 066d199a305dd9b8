package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.components.KnownComponents;
import io.inscope.reports.components.Role;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* workloads that run Alertmanager, with their pods, and AlertmanagerConfigs.
///
/// *Allowed:* an Alertmanager that runs, and an AlertmanagerConfig with a receiver that sends
/// something somewhere. Receivers in a Secret are not read, so that they are a question; and so is
/// everything when there is no Alertmanager.
///
/// Source: [alerting](https://prometheus-operator.dev/docs/developer/alerting/).
public final class AlertReceivers implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "alerting-present",
          "Alerts are sent to somebody",
          Severity.LOW,
          Set.of(),
          "An alarm that nobody receives changes nothing.",
          "Run an Alertmanager, and set up receivers for the alerts of the CDE.",
          "Who reads the alerts, and what is done then, is not visible; nor are services outside"
              + " the cluster.");

  private static final GroupKind CONFIG =
      new GroupKind("monitoring.coreos.com", "AlertmanagerConfig");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> images = new ArrayList<>();
    boolean runs = false;
    boolean live = false;
    for (Workload workload : audit.snapshot().workloads()) {
      List<Evidence> here = images(workload);
      images.addAll(here);
      runs |= !here.isEmpty() && workload.pods().stream().anyMatch(AlertReceivers::isRunning);
      live |= !here.isEmpty() && workload.owner().isLive();
    }
    Coverage pods = audit.snapshot().coverage(Kinds.POD, "");
    if (!runs && !(pods instanceof Coverage.Read)) {
      return new Outcome.NotAssessed("Pod: " + pods.gap());
    }
    if (images.isEmpty()) {
      return new Outcome.Manual(
          "What raises alerts, and who receives them? No Alertmanager runs in the cluster.",
          List.of());
    }
    if (!runs) {
      return live
          ? new Outcome.Fail("has an Alertmanager without a running pod", images)
          : new Outcome.NotAssessed("an Alertmanager is declared; whether it runs is not known");
    }
    List<Evidence> receivers = receivers(audit);
    return receivers.isEmpty()
        ? new Outcome.Manual("To whom does the Alertmanager send alerts?", images)
        : new Outcome.Pass(receivers);
  }

  private static List<Evidence> images(Workload workload) {
    Field containers = workload.podSpec().at("containers");
    return !containers.isArray()
        ? List.of()
        : containers
            .each()
            .filter(Field::isObject)
            .filter(one -> isAlertmanager(one.at("image")))
            .map(one -> Evidence.of(workload.template(), one.at("image"), one))
            .toList();
  }

  private static boolean isAlertmanager(Field image) {
    return image.value() instanceof String name
        && KnownComponents.of(name).filter(one -> one.is(Role.ALERTING)).isPresent();
  }

  private static boolean isRunning(Resource pod) {
    return pod.root().at("status", "phase").text("").equals("Running");
  }

  /// Receivers that hold more than a name.
  private static List<Evidence> receivers(Audit audit) {
    try (Stream<Resource> all = audit.snapshot().all(CONFIG)) {
      return all.flatMap(
              config ->
                  config
                      .root()
                      .at("spec", "receivers")
                      .each()
                      .filter(one -> one.members().count() > 1)
                      .map(one -> Evidence.of(config, one.at("name"))))
          .toList();
    }
  }
}
