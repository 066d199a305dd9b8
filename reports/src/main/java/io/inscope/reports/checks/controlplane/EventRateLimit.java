package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
///
/// *Allowed:* EventRateLimit among them.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
public final class EventRateLimit implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-event-rate-limit",
          "The API server limits how many events it takes",
          Severity.LOW,
          ControlPlane.READS,
          "One broken or hostile client can fill the storage of the cluster with events.",
          "Add EventRateLimit to --enable-admission-plugins, with limits in the file of "
              + "--admission-control-config-file.",
          "The limits themselves stand in a file that is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "takes events without limit",
        line -> Plugins.unlessEnabled(line, "EventRateLimit"));
  }
}
