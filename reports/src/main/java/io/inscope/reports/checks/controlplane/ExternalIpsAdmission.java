package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
///
/// *Allowed:* DenyServiceExternalIPs enabled; OpenShift's ExternalIPRanger, which refuses them
/// unless ranges are configured. Some tools ask for the opposite; the plugin refuses, so it has to
/// be on.
///
/// Source:
/// [DenyServiceExternalIPs](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips).
public final class ExternalIpsAdmission implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-deny-external-ips",
          "Services cannot claim external addresses",
          Severity.LOW,
          ControlPlane.READS,
          "Whoever may create a Service can draw traffic to any address of the network to "
              + "pods of their own.",
          "Add DenyServiceExternalIPs to --enable-admission-plugins.",
          "A policy engine may refuse them as well; net-external-ips shows Services that "
              + "have some.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "lets Services claim external addresses",
        ExternalIpsAdmission::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    if (Plugins.isEnabled(line, "network.openshift.io/ExternalIPRanger", false)) {
      return Stream.empty();
    }
    return Plugins.unlessEnabled(line, "DenyServiceExternalIPs");
  }
}
