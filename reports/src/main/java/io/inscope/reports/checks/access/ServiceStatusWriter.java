package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// What stands as the address of the load balancer in the status of a service is caught on every
/// node and sent to that service (CVE-2020-8554).
///
/// *Read:* the rules of the role that a binding gives: `update` and `patch` on `services/status`.
///
/// *Allowed:* neither; controllers of load balancers need it. Not applicable to the bindings every
/// cluster has for its own components.
///
/// Source: [CVE-2020-8554](https://github.com/kubernetes/kubernetes/issues/97076).
public final class ServiceStatusWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-service-status",
          "No binding lets its subjects change the status of services",
          Severity.MEDIUM,
          RIGHTS,
          "With an external address of their choice in the status of a service, somebody "
              + "draws the traffic that nodes and pods send to that address.",
          "Leave the status to the load balancer's controller.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_SERVICE_STATUS)
        .failIfAny("lets its subjects change the status of services");
  }
}
