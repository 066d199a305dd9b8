package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// CoreDNS, kube-proxy and others read their configuration from config maps in kube-system. Whoever
/// changes them leads traffic elsewhere. A rule that names other config maps, as locks of
/// controllers, is harmless.
///
/// *Read:* the rules that a binding gives in kube-system or everywhere: `update`, `patch`, `delete`
/// and `deletecollection` on config maps.
///
/// *Allowed:* none of them; config maps named one by one, but for those of CoreDNS, kube-proxy,
/// kubeadm, the kubelets, the proxy authorities and AWS logins. Not applicable in other namespaces.
/// Not applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class SystemConfigWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-configmap-kube-system",
          "No binding lets its subjects change the configuration of the cluster's " + "components",
          Severity.HIGH,
          RIGHTS,
          "The names that pods resolve, the rules of the node's proxy and the authorities"
              + " that the API server trusts for proxies stand in config maps of kube-system.",
          "Name the config maps that are needed in resourceNames, or keep them in another"
              + " namespace.",
          "");

  private static final String SYSTEM = "kube-system";

  private static final Set<String> COMPONENTS =
      Set.of(
          "aws-auth",
          "cluster-info",
          "coredns",
          "extension-apiserver-authentication",
          "kube-dns",
          "kube-proxy",
          "kubeadm-config",
          "kubelet-config",
          "node-local-dns");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    if (!binding.ref().namespace().isEmpty() && !binding.ref().namespace().equals(SYSTEM)) {
      return new Outcome.NotApplicable("it gives no right in " + SYSTEM);
    }
    return BindingGrants.find(binding, audit, Power.CHANGE_CONFIG)
        .only(
            held ->
                !held.isNamed()
                    || held.grant().given().rule().names().stream()
                        .anyMatch(SystemConfigWriter::matters))
        .failIfAny("lets its subjects change the configuration of the cluster's components");
  }

  private static boolean matters(String name) {
    return COMPONENTS.contains(name)
        || name.startsWith("kubelet-config")
        || name.startsWith("coredns-")
        || name.startsWith("rke2-coredns");
  }
}
