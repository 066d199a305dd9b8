package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Network policies are the rule set, services and gateways the openings. The list of who may
/// change them is evidence by itself.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update` and `patch` on services,
/// endpoints, endpoint slices, ingresses, gateways, routes and the network policies of Kubernetes,
/// Calico and Cilium; for policies and ingresses `delete` as well.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class NetworkWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-network-write",
          "No binding lets its subjects change what is reachable",
          Severity.MEDIUM,
          RIGHTS,
          "Network policies, services and gateways are the network controls of the "
              + "cluster: who may change them has to be known, and few.",
          "Give the right to those who approve changes of network controls, and let a "
              + "pipeline apply them.",
          "The built-in roles edit and admin give it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_NETWORK)
        .failIfAny("lets its subjects change what is reachable");
  }
}
