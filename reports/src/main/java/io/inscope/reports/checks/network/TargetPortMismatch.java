package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.inventory.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `targetPort` of services and the ports that the selected pods declare.
///
/// *Allowed:* a name that every selected workload declares, and a number that one of its containers
/// does. A number that nobody declares may be listened to all the same: a question. Not applicable
/// to services that select no pod.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class TargetPortMismatch implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-target-port-mismatch",
          "Every service leads to a port of its pods",
          Severity.LOW,
          Set.of(Kinds.SERVICE, Kinds.POD),
          "The service answers nobody, or a process that nobody declared answers.",
          "Correct targetPort, or declare the port in the container.",
          "Whether a process listens is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Serving serving = Serving.of(audit);
    List<Workload> behind = serving.behind(service.ref());
    if (behind.isEmpty()) {
      return new Outcome.NotApplicable("it selects no pod");
    }
    ServiceView.of(service);
    behind.forEach(TargetPortMismatch::requireReadable);
    List<Evidence> unnamed = new ArrayList<>();
    List<Evidence> undeclared = new ArrayList<>();
    for (Field port : service.root().at("spec", "ports").each().toList()) {
      Field target = port.at("targetPort").isMissing() ? port.at("port") : port.at("targetPort");
      String protocol = port.at("protocol").text("TCP");
      boolean named = target.value() instanceof String text && !text.isEmpty();
      boolean known =
          behind.stream().allMatch(workload -> declares(serving, workload, protocol, target));
      if (!known) {
        (named ? unnamed : undeclared).add(Evidence.of(service, target));
      }
    }
    if (!unnamed.isEmpty()) {
      return new Outcome.Fail("leads to a port that its pods do not have", unnamed);
    }
    return undeclared.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "Does a process listen on a port that no container declares?", undeclared);
  }

  /// Ports that make no sense are taken for none; so nothing follows from the absence of one.
  private static void requireReadable(Workload workload) {
    workload
        .containers()
        .flatMap(container -> container.at("ports").each())
        .forEach(
            port -> {
              port.at("name").text();
              port.at("containerPort").number();
            });
  }

  private static boolean declares(
      Serving serving, Workload workload, String protocol, Field target) {
    return serving
        .declared(workload)
        .filter(port -> port.range().protocol().name().equals(protocol))
        .anyMatch(
            port ->
                target.value() instanceof String name
                    ? port.name().equals(name)
                    : target.number().orElse(0) == port.range().from());
  }
}
