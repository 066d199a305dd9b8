package io.inscope.reports.checks;

import io.inscope.reports.check.Check;
import io.inscope.reports.checks.pods.AppArmorMissing;
import io.inscope.reports.checks.pods.AppArmorUnconfined;
import io.inscope.reports.checks.pods.CapabilitiesBeyondBaseline;
import io.inscope.reports.checks.pods.CapabilitiesNotDropped;
import io.inscope.reports.checks.pods.CloudCredentialPath;
import io.inscope.reports.checks.pods.DangerousCapabilities;
import io.inscope.reports.checks.pods.HostIpc;
import io.inscope.reports.checks.pods.HostNetwork;
import io.inscope.reports.checks.pods.HostPathVolume;
import io.inscope.reports.checks.pods.HostPid;
import io.inscope.reports.checks.pods.HostPort;
import io.inscope.reports.checks.pods.LowGid;
import io.inscope.reports.checks.pods.LowUid;
import io.inscope.reports.checks.pods.NetRaw;
import io.inscope.reports.checks.pods.NoCapabilityDropped;
import io.inscope.reports.checks.pods.PrivilegeEscalation;
import io.inscope.reports.checks.pods.PrivilegedContainer;
import io.inscope.reports.checks.pods.RestrictedCapabilities;
import io.inscope.reports.checks.pods.RootGroup;
import io.inscope.reports.checks.pods.RootPossible;
import io.inscope.reports.checks.pods.RuntimeSocket;
import io.inscope.reports.checks.pods.SeccompMissing;
import io.inscope.reports.checks.pods.SeccompUnconfined;
import io.inscope.reports.checks.pods.SensitiveHostPath;
import io.inscope.reports.checks.pods.UserZero;
import io.inscope.reports.checks.pods.WritableHostPath;
import io.inscope.reports.checks.pods.WritableRootFilesystem;
import java.util.List;

/// All checks, sorted by id. A check that is not in this list does not exist; a test compares it
/// with the source folders.
public final class CheckLibrary {
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

  private CheckLibrary() {}
}
