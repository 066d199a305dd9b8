package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Check;
import java.util.List;

/// Namespaces and what decides over what may be created in them. Sorted by id.
public final class AdmissionChecks {
  public static final List<Check> ALL =
      List.of(
          new AuditOnly(),
          new PolicyEngine(),
          new PolicyReports(),
          new BuiltInPolicyUse(),
          new VulnerabilityGate(),
          new WebhookExclusions(),
          new WebhookExternal(),
          new WebhookIgnore(),
          new WebhookInventory(),
          new WebhookUnreachable(),
          new VirtualTenants(),
          new DefaultNamespace(),
          new EnvironmentMix(),
          new SystemNamespaceUser(),
          new NamespaceOwner(),
          new NamespaceSeparation(),
          new NamespaceEnding(),
          new LevelPrivileged(),
          new LevelViolators(),
          new LevelMissing(),
          new LevelNotRestricted(),
          new LevelVersion(),
          new LegacyPodSecurityPolicy(),
          new PermissiveConstraints());

  private AdmissionChecks() {}
}
