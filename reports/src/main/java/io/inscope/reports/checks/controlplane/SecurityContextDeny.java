package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver.
/// SecurityContextDeny was removed in 1.30; PodSecurity is on by default from 1.23 on and makes it
/// needless.
///
/// *Allowed:* SecurityContextDeny, PodSecurityPolicy, PodSecurity or OpenShift's
/// SecurityContextConstraint enabled.
///
/// Source: [admission
/// plugins](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/).
public final class SecurityContextDeny implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-security-context-deny",
          "An admission plugin that can refuse privileged pods is on",
          Severity.INFO,
          ControlPlane.READS,
          "Nothing keeps pods from asking for the privileges of the node.",
          "Enable Pod Security admission, PodSecurityPolicy or SecurityContextDeny, "
              + "whichever the version has.",
          "A policy engine may refuse them as well; Pod Security refuses only what the labels of a "
              + "namespace tell it to, which is another check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    boolean podSecurity = KubernetesVersion.of(audit.snapshot()).isAtLeast(23);
    return Lifetime.gone(audit, ControlPlane.API_SERVER, "SecurityContextDeny", 30)
        .orElseGet(
            () ->
                ControlPlane.judge(
                    audit,
                    ControlPlane.API_SERVER,
                    "refuses no pod for its privileges",
                    line -> wrong(line, podSecurity)));
  }

  private static Stream<Evidence> wrong(CommandLine line, boolean podSecurity) {
    boolean any =
        Plugins.isEnabled(line, "PodSecurity", podSecurity)
            || Stream.of(
                    "SecurityContextDeny",
                    "PodSecurityPolicy",
                    "security.openshift.io/SecurityContextConstraint")
                .anyMatch(plugin -> Plugins.isEnabled(line, plugin, false));
    return any ? Stream.empty() : Plugins.unlessEnabled(line, "SecurityContextDeny");
  }
}
