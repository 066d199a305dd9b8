package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Check;
import java.util.List;

/// Service accounts, the identities of workloads. Sorted by id.
public final class IdentityChecks {
  public static final List<Check> ALL =
      List.of(
          new CloudIdentity(),
          new DefaultAccountAutomount(),
          new DefaultAccountUsed(),
          new DeprecatedAccountField(),
          new LegacyTokenSecret(),
          new MissingAccount(),
          new PullSecrets(),
          new SharedAccount(),
          new TokenLifetime(),
          new TokenMounted(),
          new UnusedAccount());

  private IdentityChecks() {}
}
