package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Check;
import java.util.List;

/// The cardholder data environment and what is near it. Sorted by id.
public final class ScopeChecks {
  public static final List<Check> ALL =
      List.of(
          new ReachesCde(),
          new InternetToCde(),
          new InternetFromCde(),
          new ClearTextProtocols(),
          new ReachedByCde(),
          new SharesNodeWithCde(),
          new UdpPorts(),
          new NamespaceUndecided(),
          new RightsOverCde(),
          new SharesStorageWithCde());

  private ScopeChecks() {}
}
