package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// A service with `externalIPs` receives, on every node, the traffic to these addresses, whosever
/// they are: CVE-2020-8554.
///
/// *Read:* `spec.externalIPs` of services.
///
/// *Allowed:* none.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class ExternalIps implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-external-ip",
          "No service takes over addresses",
          Severity.HIGH,
          Set.of(Kinds.SERVICE),
          "Whoever may create a service can put himself between pods and an address outside.",
          "Remove externalIPs and enable the admission plugin DenyServiceExternalIPs.",
          "");

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
    return Outcome.failIfAny(
        "takes over addresses",
        service
            .root()
            .at("spec", "externalIPs")
            .each()
            .map(address -> Evidence.of(service, address))
            .toList());
  }
}
