package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The security context of one container as it takes effect: its own settings, else the pod's.
///
/// Source: the [API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context).
record SecurityContext(Workload workload, Field container) {

  /// One for each container: init, application, ephemeral.
  static Stream<SecurityContext> of(Workload workload) {
    return workload.containers().map(container -> new SecurityContext(workload, container));
  }

  /// What is wrong with the containers of a workload, each thing once: a pod's setting that takes
  /// effect in three containers is one.
  static List<Evidence> offending(
      Workload workload, Function<SecurityContext, Stream<Evidence>> find) {
    return of(workload).flatMap(find).distinct().toList();
  }

  /// Pods for Windows have no capabilities, seccomp, numeric users or privilege escalation; only
  /// `spec.os.name` tells.
  static boolean isWindows(Workload workload) {
    return workload.podSpec().at("os", "name").text("").equals("windows");
  }

  static Outcome notOnWindows() {
    return new Outcome.NotApplicable("the setting does not exist for Windows pods");
  }

  /// The pod has a user namespace of its own: users in it are not the node's.
  static boolean hasUserNamespace(Workload workload) {
    return workload.podSpec().at("hostUsers").isFalse();
  }

  /// A setting of the container itself.
  Field own(String... path) {
    return container.at("securityContext").at(path);
  }

  /// A setting of the pod.
  Field ofPod(String... path) {
    return workload.podSpec().at("securityContext").at(path);
  }

  /// The container's own setting if it has one, else the pod's; the container's, missing, when
  /// neither is set.
  Field effective(String... path) {
    Field own = own(path);
    Field pod = ofPod(path);
    return own.isMissing() && pod.isPresent() ? pod : own;
  }

  /// A field of this container or of its pod as evidence.
  Evidence evidence(Field field) {
    return field.pointer().startsWith(container.pointer() + "/")
        ? Evidence.of(workload.template(), field, container)
        : Evidence.of(workload.template(), field);
  }
}
