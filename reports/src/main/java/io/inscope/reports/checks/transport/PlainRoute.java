package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.tls` of Routes.
///
/// *Allowed:* TLS, and no policy that allows clear requests beside it.
///
/// Source: [secured
/// routes](https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-routes#configuring-default-certificate).
public final class PlainRoute implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "route-plain",
          "Every route of OpenShift speaks TLS only",
          Severity.HIGH,
          Set.of(OpenShift.ROUTE),
          "What is sent to the application crosses the network in clear.",
          "Set spec.tls, with insecureEdgeTerminationPolicy: Redirect or None.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(OpenShift.ROUTE);
  }

  @Override
  public Outcome check(Resource route, Audit audit) {
    Field spec = route.root().at("spec");
    Field tls = spec.at("tls");
    if (tls.isMissing()) {
      return new Outcome.Fail(
          "speaks no TLS",
          List.of(new Evidence.Value(route.ref(), tls.pointer(), null, route.place(spec), "")));
    }
    Field insecure = tls.at("insecureEdgeTerminationPolicy");
    return Outcome.failIfAny(
        "answers in clear beside TLS",
        insecure.text("None").equals("Allow") ? List.of(Evidence.of(route, insecure)) : List.of());
  }
}
