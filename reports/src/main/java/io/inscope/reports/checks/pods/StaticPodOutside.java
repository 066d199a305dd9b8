package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* the annotation and the owner by which static pods are known, their namespace,
/// `spec.nodeName` and the role labels of that node.
///
/// *Allowed:* the namespaces of the control plane, kube-system and those of OpenShift, on a node of
/// the control plane; kube-proxy on any node. Not applicable to other pods.
///
/// Source: [static pods](https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/).
public final class StaticPodOutside implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-static-outside-control-plane",
          "Static pods are part of the control plane",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "A static pod comes from a file of a node: no admission control has seen "
              + "it, and the API cannot remove it.",
          "Run it as a DaemonSet, or show that it belongs to the distribution.",
          "Goes by namespace, by the role labels of nodes and by the name "
              + "kube-proxy, which some distributions run so on every node.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern NAMESPACES =
      Pattern.compile(
          "kube-system|openshift-(etcd|kube-apiserver|kube-controller-manager|kube-scheduler)"
              + "|openshift-\\w+-infra");

  /// Of OpenShift: name service and load balancer of the machines, on every one of them.
  private static final Pattern ON_EVERY_NODE = Pattern.compile("openshift-\\w+-infra");

  private static final Set<String> ROLES =
      Set.of(
          "node-role.kubernetes.io/control-plane",
          "node-role.kubernetes.io/controlplane",
          "node-role.kubernetes.io/etcd",
          "node-role.kubernetes.io/master");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (!BarePod.is(workload) || !BarePod.isStatic(workload)) {
      return new Outcome.NotApplicable("it is no static pod");
    }
    Resource pod = workload.template();
    Field namespace = pod.root().at("metadata", "namespace");
    if (!NAMESPACES.matcher(workload.namespace()).matches()) {
      return fail("is a static pod outside the namespaces of the control plane", pod, namespace);
    }
    if (ON_EVERY_NODE.matcher(workload.namespace()).matches()
        || workload.ref().name().startsWith("kube-proxy-")) {
      return Outcome.pass();
    }
    Field name = workload.podSpec().at("nodeName");
    Optional<Resource> node = audit.snapshot().find(ResourceRef.of(Kinds.NODE, "", name.text("")));
    if (node.isEmpty()) {
      return new Outcome.NotAssessed(
          name.isMissing() ? "it names no node" : "its node was not handed over");
    }
    return node.get().labels().keySet().stream().anyMatch(ROLES::contains)
        ? Outcome.pass()
        : fail("is a static pod on a node that is no part of the control plane", pod, name);
  }

  private static Outcome fail(String message, Resource pod, Field field) {
    return new Outcome.Fail(message, List.of(Evidence.of(pod, field)));
  }
}
