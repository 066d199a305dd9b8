package io.inscope.reports.checks.transport;

import io.inscope.snapshot.model.GroupKind;

/// The kinds of OpenShift. Source: [the Route
/// API](https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/network_apis/route-route-openshift-io-v1).
final class OpenShift {
  static final GroupKind ROUTE = new GroupKind("route.openshift.io", "Route");

  private OpenShift() {}
}
