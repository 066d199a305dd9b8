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
          new EphemeralContainer(),
          new GitSyncInjection(),
          new HostAliases(),
          new HostIpc(),
          new HostNetwork(),
          new HostPid(),
          new HostPort(),
          new SensitiveHostPath(),
          new HostPathVolume(),
          new WritableHostPath(),
          new MetadataService(),
          new InsecureFlag(),
          new HardeningNone(),
          new LowGid(),
          new LowUid(),
          new MountPropagation(),
          new SeveralApplications(),
          new NakedPod(),
          new PrivilegedContainer(),
          new PrivilegedPort(),
          new ProbeHost(),
          new ProcMountUnmasked(),
          new PssLevel(),
          new RestrictedVolumeType(),
          new RootGroup(),
          new RootPossible(),
          new UserZero(),
          new RuntimeClass(),
          new RuntimeSocket(),
          new SeccompMissing(),
          new SeccompUnconfined(),
          new NoSecurityContext(),
          new SeLinuxCustom(),
          new SharedProcesses(),
          new Ssh(),
          new StaticPodOutside(),
          new SubjectDrift(),
          new SubPathEscape(),
          new Sudo(),
          new UnsafeSysctl(),
          new UserNamespace(),
          new WindowsHostProcess(),
          new WritableRootFilesystem());

  private PodChecks() {}
}
