package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Outcome;

/// The namespaces in which the cluster itself lives. Their rules are the distributor's; what others
/// put into them is told by a check of its own.
///
/// Source: [initial
/// namespaces](https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces),
/// where the prefix `kube-` is reserved.
public final class SystemNamespaces {
  private SystemNamespaces() {}

  public static boolean contain(String namespace) {
    return namespace.startsWith("kube-")
        || namespace.startsWith("openshift-")
        || namespace.equals("openshift");
  }

  public static Outcome notApplicable() {
    return new Outcome.NotApplicable("it is a namespace of the cluster itself");
  }
}
