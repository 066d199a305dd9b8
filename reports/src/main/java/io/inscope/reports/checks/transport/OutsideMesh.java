package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.dialect.istio.MeshProtection;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* whether a proxy of Istio or of Linkerd is in front of the pods of the CDE: the
/// container, the annotation of the ambient mode, and for pods to come the labels of pod and
/// namespace.
///
/// *Allowed:* one in front of each. Not applicable in clusters without a mesh.
///
/// Source: [sidecar
/// injection](https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/).
public final class OutsideMesh implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-injection-off",
          "The CDE is in the mesh",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.NAMESPACE),
          "Nothing of what the mesh promises holds for it: no encryption, no identity, no policy.",
          "Label the namespace for injection, and remove what opts the pod out.",
          "A proxy that runs and does not work is taken for one that works.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final String INJECT = "sidecar.istio.io/inject";

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return new Outcome.NotApplicable("it is not in the CDE");
    }
    MeshProtection mesh = audit.view(Istio.class, Istio::of).mesh();
    boolean linkerd =
        workload.containers().anyMatch(c -> c.at("name").text("").equals("linkerd-proxy"));
    if (linkerd) {
      return Outcome.pass();
    }
    if (!mesh.isThere()) {
      return new Outcome.NotApplicable("nothing in the cluster speaks of a mesh");
    }
    return switch (mesh.proxied(workload.ref())) {
      case YES -> Outcome.pass();
      case UNKNOWN -> new Outcome.NotAssessed(Istio.UNDECIDED);
      case NO -> new Outcome.Fail("has no proxy of the mesh", evidence(workload));
    };
  }

  private static List<Evidence> evidence(Workload workload) {
    List<Evidence> reasons =
        Stream.of(
                workload.podMetadata().at("labels"),
                workload.podMetadata().at("annotations"),
                workload.podSpec())
            .flatMap(Field::members)
            .filter(
                one ->
                    (one.key().equals(INJECT) && "false".equals(one.value()))
                        || (one.key().equals("hostNetwork") && one.isTrue()))
            .map(one -> Evidence.of(workload.template(), one))
            .toList();
    return reasons.isEmpty()
        ? List.of(new Evidence.Absence("a container or annotation of a proxy"))
        : reasons;
  }
}
