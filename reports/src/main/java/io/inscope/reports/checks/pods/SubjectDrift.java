package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the template of the controller and each distinct specification of its pods: what they
/// share with their node, security contexts, ports and paths of the node. Containers are compared
/// by name.
///
/// *Allowed:* a pod that says the same, or is stricter where the template is silent. Not applicable
/// without a template or without pods.
///
/// Source: [dynamic admission
/// control](https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/).
public final class SubjectDrift implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-subject-drift",
          "Pods run with the security settings of their template",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "What was reviewed is not what runs: somebody or something has weakened "
              + "the pods on their way into the cluster or afterwards.",
          "Find out what changes the pods (admission webhooks, edits in place, an "
              + "old rollout), and recreate them from the template.",
          "What admission adds to make a pod stricter, and containers it injects, "
              + "are no drift; injected containers are judged by every other check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  /// The workloads as their templates have them.
  private record Templates(Map<ResourceRef, Workload> byOwner) {
    static Templates of(Audit audit) {
      return new Templates(
          audit.snapshot().workloads().stream()
              .collect(Collectors.toMap(Workload::ref, workload -> workload)));
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (BarePod.is(workload)) {
      return bare(workload);
    }
    if (workload.pods().isEmpty()) {
      return new Outcome.NotApplicable("it has no pods");
    }
    Workload template = audit.view(Templates.class, Templates::of).byOwner().get(workload.ref());
    if (template == null || !template.template().ref().equals(template.ref())) {
      return new Outcome.NotAssessed("the template of its controller cannot be read");
    }
    if (workload.template().ref().equals(workload.ref())) {
      return Outcome.pass();
    }
    return Outcome.failIfAny(
        "runs pods that are weaker than their template, or other",
        new PodDrift(template, workload).evidence());
  }

  private static Outcome bare(Workload workload) {
    if (BarePod.isStatic(workload)) {
      return new Outcome.NotApplicable("it is a static pod: its template is a file of its node");
    }
    return BarePod.controller(workload).isPresent()
        ? new Outcome.NotAssessed("its controller was not handed over")
        : new Outcome.NotApplicable("it has no controller, and so no template");
  }
}
