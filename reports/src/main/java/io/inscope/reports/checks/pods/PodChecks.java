package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Check;
import java.util.List;

/// What a pod may do, from its own specification. Sorted by id.
public final class PodChecks {
  public static final List<Check> ALL =
      List.of(
          new PrivilegeEscalation(),
          new AppArmorMissing(),
          new AppArmorUnconfined(),
          new CapabilitiesBeyondBaseline(),
          new DangerousCapabilities(),
          new CapabilitiesNotDropped(),
          new NoCapabilityDropped(),
          new NetRaw(),
          new RestrictedCapabilities(),
          new CloudCredentialPath(),
          new HostIpc(),
          new HostNetwork(),
          new HostPid(),
          new HostPort(),
          new SensitiveHostPath(),
          new HostPathVolume(),
          new WritableHostPath(),
          new LowGid(),
          new LowUid(),
          new PrivilegedContainer(),
          new RootGroup(),
          new RootPossible(),
          new UserZero(),
          new RuntimeSocket(),
          new SeccompMissing(),
          new SeccompUnconfined(),
          new WritableRootFilesystem());

  private PodChecks() {}
}
