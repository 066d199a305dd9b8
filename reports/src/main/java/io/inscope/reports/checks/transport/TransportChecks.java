package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Check;
import java.util.List;

/// Encryption on the way: ingresses, gateways, routes, meshes, certificates. Sorted by id.
public final class TransportChecks {
  public static final List<Check> ALL = List.of();

  private TransportChecks() {}
}
