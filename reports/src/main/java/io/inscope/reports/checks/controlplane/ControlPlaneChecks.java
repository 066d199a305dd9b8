package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Check;
import java.util.List;

/// How the control plane is started. Sorted by id.
public final class ControlPlaneChecks {
  public static final List<Check> ALL =
      List.of(
          new AlwaysAdmit(),
          new AlwaysPullImages(),
          new AnonymousAuth(),
          new AuditLogPath(),
          new AuditMaxAge(),
          new AuditMaxBackup(),
          new AuditMaxSize(),
          new AuditPolicyContent(),
          new AuditPolicyFile(),
          new NodeAuthorization(),
          new AlwaysAllow(),
          new RbacAuthorization(),
          new BasicAuthFile(),
          new ClientCa(),
          new ExternalIpsAdmission(),
          new ApiServerEtcdCa(),
          new ApiServerEtcdCertificate(),
          new EventRateLimit(),
          new TokenExtension(),
          new InsecurePort(),
          new KubeletCa(),
          new KubeletClientCertificate(),
          new KubeletHttps(),
          new ExternalSignIn(),
          new NamespaceLifecyclePlugin(),
          new NodeRestriction(),
          new PodSecurityPlugin(),
          new ServiceAccountPlugin(),
          new ApiServerProfiling(),
          new RequestTimeout(),
          new ServiceAccountKey(),
          new ServiceAccountLookup(),
          new SecurePort(),
          new SecurityContextDeny(),
          new ApiServerCertificate(),
          new ApiServerCiphers(),
          new TokenAuthFile(),
          new ControllerManagerAddress(),
          new GarbageCollection(),
          new ControllerManagerProfiling(),
          new RootCa(),
          new RotateServerCertificates(),
          new ServiceAccountCredentials(),
          new ServiceAccountPrivateKey(),
          new ManagedControlPlane(),
          new EtcdAutoTls(),
          new EtcdClientAuth(),
          new EtcdExposed(),
          new EtcdPeerAutoTls(),
          new EtcdPeerClientAuth(),
          new EtcdPeerTls(),
          new EtcdTls(),
          new EtcdUniqueCa(),
          new ProxyMetrics(),
          new SchedulerAddress(),
          new SchedulerProfiling(),
          new EncryptionProviderFlag());

  private ControlPlaneChecks() {}
}
