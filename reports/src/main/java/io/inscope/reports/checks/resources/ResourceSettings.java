package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the containers of one workload may use up and what is kept for them, as it takes effect: a
/// container's own setting, else what holds for the whole pod, else what a LimitRange gives.
///
/// Ephemeral containers have no such settings. A limit of 0 is none. A limit is a request too where
/// no other is made. Settings of the whole pod exist for CPU and memory, by default since
/// Kubernetes 1.34.
///
/// Sources: [resources of
/// containers](https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/),
/// [resources of
/// pods](https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/).
record ResourceSettings(Workload workload, boolean ofWholePod, ResourceDefaults defaults) {
  static final String CPU = "cpu";
  static final String MEMORY = "memory";
  static final String EPHEMERAL_STORAGE = "ephemeral-storage";

  private static final int POD_LEVEL_SINCE = 34;

  static ResourceSettings of(Workload workload, Audit audit) {
    boolean known =
        workload.template().isLive()
            || !KubernetesVersion.of(audit.snapshot()).isOlderThan(POD_LEVEL_SINCE);
    return new ResourceSettings(
        workload, known, audit.view(ResourceDefaults.class, ResourceDefaults::of));
  }

  /// Containers that have resources: all but ephemeral ones.
  Stream<Field> containers() {
    return workload
        .containers()
        .filter(container -> !container.pointer().contains("/ephemeralContainers/"));
  }

  Outcome limited(String resource, String message) {
    return judge(
        message,
        container -> container.at("resources", "limits", resource),
        container -> hasLimit(container, resource));
  }

  Outcome requested(String resource, String message) {
    return judge(
        message,
        container -> container.at("resources", "requests", resource),
        container -> hasRequest(container, resource));
  }

  private Outcome judge(String message, Function<Field, Field> place, Predicate<Field> isGiven) {
    List<Evidence> missing = new ArrayList<>();
    for (Field container : containers().toList()) {
      Field own = place.apply(container);
      if (own.isPresent() && Quantity.of(own).isEmpty()) {
        return new Outcome.NotAssessed(own.pointer() + " is not an amount");
      }
      if (!isGiven.test(container)) {
        missing.add(Evidence.of(workload.template(), own, container));
      }
    }
    return Outcome.failIfAny(message, missing);
  }

  private boolean hasLimit(Field container, String resource) {
    Field own = container.at("resources", "limits", resource);
    return isSome(own)
        || (isOfPods(resource) && isSome(pod("limits", resource)))
        || (own.isMissing()
            && workload.pods().isEmpty()
            && defaults.giveLimit(workload.namespace(), resource));
  }

  private boolean hasRequest(Field container, String resource) {
    Field own = container.at("resources", "requests", resource);
    return isSome(own)
        || (own.isMissing() && isSome(container.at("resources", "limits", resource)))
        || (isOfPods(resource)
            && (isSome(pod("requests", resource)) || isSome(pod("limits", resource))))
        || (own.isMissing()
            && workload.pods().isEmpty()
            && defaults.giveRequest(workload.namespace(), resource));
  }

  Field pod(String list, String resource) {
    return workload.podSpec().at("resources", list, resource);
  }

  boolean isOfPods(String resource) {
    return ofWholePod && !resource.equals(EPHEMERAL_STORAGE);
  }

  private static boolean isSome(Field amount) {
    return Quantity.of(amount).filter(some -> !some.isZero()).isPresent();
  }
}
