package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The components of the control plane that run as pods of `kube-system`, each with its command
/// line.
///
/// A component is told by its container's name, which kubeadm, kops, RKE2 and Talos alike make the
/// component's own.
///
/// @param byName `kube-apiserver`, `kube-controller-manager`, `kube-scheduler`, `etcd`
record ControlPlane(Map<String, List<CommandLine>> byName) {
  static final String API_SERVER = "kube-apiserver";
  static final String CONTROLLER_MANAGER = "kube-controller-manager";
  static final String SCHEDULER = "kube-scheduler";
  static final String ETCD = "etcd";

  private static final List<String> NAMES =
      List.of(API_SERVER, CONTROLLER_MANAGER, SCHEDULER, ETCD);

  private static ControlPlane of(Audit audit) {
    Map<String, List<CommandLine>> byName = new TreeMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      if (workload.namespace().equals("kube-system") && workload.podSpec().isObject()) {
        workload
            .podSpec()
            .at("containers")
            .each()
            .filter(container -> NAMES.contains(container.at("name").text("")))
            .forEach(
                container ->
                    byName
                        .computeIfAbsent(container.at("name").text(""), _ -> new ArrayList<>())
                        .add(CommandLine.of(workload, container)));
      }
    }
    return new ControlPlane(byName);
  }

  /// What one component's flags say, over all its instances: one that is wrong is a failure, one
  /// that cannot be read leaves it open.
  ///
  /// @param wrong what is wrong with one command line; may throw [Unclear]
  static Outcome judge(
      Audit audit,
      String component,
      String message,
      Function<CommandLine, Stream<Evidence>> wrong) {
    List<CommandLine> instances =
        audit
            .view(ControlPlane.class, ControlPlane::of)
            .byName()
            .getOrDefault(component, List.of());
    if (instances.isEmpty()) {
      return new Outcome.NotAssessed(
          "no pod of %s was handed over: on a managed or packaged control plane its settings are"
                  .formatted(component)
              + " the provider's responsibility");
    }
    List<Evidence> evidence = new ArrayList<>();
    SortedSet<String> unclear = new TreeSet<>();
    for (CommandLine instance : instances) {
      try {
        instance.requireReadable();
        evidence.addAll(wrong.apply(instance).toList());
      } catch (Unclear e) {
        unclear.add(e.why());
      }
    }
    return evidence.isEmpty() && !unclear.isEmpty()
        ? new Outcome.NotAssessed(String.join("; ", unclear))
        : Outcome.failIfAny(message, evidence);
  }
}
