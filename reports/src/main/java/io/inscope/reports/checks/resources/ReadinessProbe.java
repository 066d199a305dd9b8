package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* the Services that select the pods, their target ports, and `readinessProbe` of the
/// containers that declare these ports; of all containers where none declares them.
///
/// *Allowed:* a probe in each of the containers that answer. Not applicable to workloads behind no
/// Service, and behind Services only that publish pods whether ready or not.
public final class ReadinessProbe implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-readiness",
          "Whatever a Service leads to has a readiness probe",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SERVICE),
          "Requests are sent to pods that cannot answer them yet, or any more.",
          "Add a readinessProbe to the container that answers.",
          "Whether a probe notices anything is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  /// Services by the pods they select.
  private record Services(SelectorIndex<Resource> index, Set<String> unreadable) {
    static Services of(Audit audit) {
      SelectorIndex<Resource> index = new SelectorIndex<>();
      Set<String> unreadable = new HashSet<>();
      try (Stream<Resource> all = audit.snapshot().all(Kinds.SERVICE)) {
        all.forEach(
            service -> {
              try {
                Field spec = service.root().at("spec");
                Map<String, String> selector = Resource.texts(spec.at("selector"));
                if (!selector.isEmpty() && !spec.at("publishNotReadyAddresses").isTrue()) {
                  index.add(service.ref().namespace(), LabelSelector.ofLabels(selector), service);
                }
              } catch (WrongShape e) {
                unreadable.add(service.ref().namespace());
              }
            });
      }
      return new Services(index, unreadable);
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Services services = audit.view(Services.class, Services::of);
    List<Resource> found =
        services.index().selecting(workload.namespace(), Replicas.labels(workload));
    if (found.isEmpty()) {
      return services.unreadable().contains(workload.namespace())
          ? new Outcome.NotAssessed("a Service of its namespace makes no sense")
          : new Outcome.NotApplicable("no Service leads to it");
    }
    List<Field> containers =
        workload
            .containers()
            .filter(container -> container.pointer().contains("/containers/"))
            .toList();
    List<Field> answering =
        containers.stream()
            .filter(container -> found.stream().anyMatch(service -> leadsTo(service, container)))
            .toList();
    List<Field> without =
        (answering.isEmpty() ? containers : answering)
            .stream().filter(container -> !isSet(container)).toList();
    return answering.isEmpty() && without.size() < containers.size()
        ? Outcome.pass()
        : Outcome.failIfAny(
            "answers for a Service without a readiness probe",
            without.stream()
                .map(
                    container ->
                        Evidence.of(workload.template(), container.at("readinessProbe"), container))
                .toList());
  }

  private static boolean isSet(Field container) {
    return container.at("readinessProbe").members().findAny().isPresent();
  }

  private static boolean leadsTo(Resource service, Field container) {
    return service
        .root()
        .at("spec", "ports")
        .each()
        .map(port -> port.at("targetPort").isPresent() ? port.at("targetPort") : port.at("port"))
        .anyMatch(target -> Ports.declares(container, target));
  }
}
