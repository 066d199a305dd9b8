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
import java.util.List;
import java.util.Set;

/// *Read:* `spec.type` and `spec.allocateLoadBalancerNodePorts` of services.
///
/// *Allowed:* ClusterIP and ExternalName; LoadBalancer only with `allocateLoadBalancerNodePorts:
/// false`, because it opens node ports otherwise.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class NodePortService implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-nodeport",
          "No service opens a port on every node",
          Severity.MEDIUM,
          Set.of(Kinds.SERVICE),
          "Whatever reaches any node reaches the service, past the load balancer and "
              + "its rules.",
          "Use ClusterIP behind an ingress, or allocateLoadBalancerNodePorts: false.",
          "Whether a firewall in front of the nodes closes the ports is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field spec = service.root().at("spec");
    boolean opens =
        switch (spec.at("type").text("ClusterIP")) {
          case "NodePort" -> true;
          case "LoadBalancer" -> !spec.at("allocateLoadBalancerNodePorts").isFalse();
          default -> false;
        };
    return opens
        ? new Outcome.Fail(
            "opens a port on every node", List.of(Evidence.of(service, spec.at("type"))))
        : Outcome.pass();
  }
}
