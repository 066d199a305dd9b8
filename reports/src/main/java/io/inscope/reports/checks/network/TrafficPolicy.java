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

/// *Read:* `spec.externalTrafficPolicy` of services that are reached from outside.
///
/// *Allowed:* Local. Cluster, the default, replaces the address of the client with that of a node.
/// Not applicable to services that only the cluster reaches.
///
/// Source: [external traffic
/// policy](https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy),
/// PCI DSS v4.0.1 10.2.2.
public final class TrafficPolicy implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-traffic-policy",
          "Services keep the addresses of clients from outside",
          Severity.LOW,
          Set.of(Kinds.SERVICE),
          "Logs of the application show a node instead of the client, and policies cannot "
              + "tell clients apart.",
          "Set externalTrafficPolicy: Local, or log the client before the cluster.",
          "Load balancers that pass the address on in another way, and plugins that keep "
              + "it, are not known.");

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
    boolean outside =
        Set.of("NodePort", "LoadBalancer").contains(spec.at("type").text(""))
            || spec.at("externalIPs").each().findAny().isPresent();
    if (!outside) {
      return new Outcome.NotApplicable("only the cluster reaches it");
    }
    Field policy = spec.at("externalTrafficPolicy");
    return policy.text("Cluster").equals("Local")
        ? Outcome.pass()
        : new Outcome.Fail(
            "hides the addresses of clients",
            List.of(
                new Evidence.Value(
                    service.ref(),
                    policy.pointer(),
                    policy.value(),
                    service.place(policy.isPresent() ? policy : spec),
                    "")));
  }
}
