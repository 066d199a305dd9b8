package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Check;
import java.util.List;

/// How the control plane is started. Sorted by id.
public final class ControlPlaneChecks {
  public static final List<Check> ALL =
      List.of(
          new AlwaysAdmit(),
          new AnonymousAuth(),
          new AuditLogPath(),
          new AuditPolicyFile(),
          new NodeAuthorization(),
          new AlwaysAllow(),
          new RbacAuthorization(),
          new ClientCa(),
          new ApiServerEtcdCa(),
          new ApiServerEtcdCertificate(),
          new KubeletCa(),
          new KubeletClientCertificate(),
          new NodeRestriction(),
          new ApiServerProfiling(),
          new ServiceAccountLookup(),
          new ApiServerCertificate(),
          new TokenAuthFile(),
          new ControllerManagerAddress(),
          new ControllerManagerProfiling(),
          new ServiceAccountCredentials(),
          new EtcdAutoTls(),
          new EtcdClientAuth(),
          new EtcdPeerAutoTls(),
          new EtcdPeerClientAuth(),
          new EtcdPeerTls(),
          new EtcdTls(),
          new SchedulerAddress(),
          new SchedulerProfiling(),
          new EncryptionProviderFlag());

  private ControlPlaneChecks() {}
}
