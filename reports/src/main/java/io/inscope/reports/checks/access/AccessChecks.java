package io.inscope.reports.checks.access;

import io.inscope.reports.check.Check;
import java.util.List;

/// What role-based access control gives to whom. Sorted by id.
public final class AccessChecks {
  public static final List<Check> ALL =
      List.of(
          new AdminEquivalent(),
          new AdminCount(),
          new AdmissionPolicyWriter(),
          new AggregationInjection(),
          new AnonymousBinding(),
          new EverybodyBinding(),
          new AwsAuthWriter(),
          new BindEscalate(),
          new ClusterAdminBinding(),
          new SystemConfigWriter(),
          new VolumeCreator(),
          new WorkloadWriter(),
          new CertificateApprover(),
          new CertificateSigner(),
          new DanglingBinding(),
          new DefaultRoleModified(),
          new BroadDeleter(),
          new EventDeleter(),
          new DebugContainers(),
          new ExecAttach(),
          new GenericUser(),
          new Impersonation(),
          new IndividualUser(),
          new LogTamper(),
          new RightsWriter(),
          new NamespaceLabeller(),
          new NetworkWriter(),
          new NodeProxy(),
          new NodeWriter(),
          new WildcardPath(),
          new PortForward(),
          new TokenMinter(),
          new ClusterSecretsReader(),
          new NamespaceSecretsReader(),
          new SecretsWriter(),
          new ServiceStatusWriter(),
          new SystemBindingBaseline(),
          new MastersBinding(),
          new UnusedRole(),
          new StorageWriter(),
          new WebhookWriter(),
          new WildcardGroup(),
          new WildcardResource(),
          new WildcardVerb(),
          new WorkloadTakeover(),
          new DefaultAccountBound());

  private AccessChecks() {}
}
