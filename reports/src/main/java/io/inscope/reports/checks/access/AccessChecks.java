package io.inscope.reports.checks.access;

import io.inscope.reports.check.Check;
import java.util.List;

/// What role-based access control gives to whom. Sorted by id.
public final class AccessChecks {
  public static final List<Check> ALL =
      List.of(
          new BindEscalate(),
          new ClusterAdminBinding(),
          new ExecAttach(),
          new ClusterSecretsReader(),
          new NamespaceSecretsReader(),
          new WildcardResource(),
          new WildcardVerb());

  private AccessChecks() {}
}
