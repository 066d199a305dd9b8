package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Check;
import java.util.List;

/// Encryption on the way: ingresses, gateways, routes, meshes, certificates. Sorted by id.
public final class TransportChecks {
  public static final List<Check> ALL =
      List.of(
          new UnverifiedApiService(),
          new ExpiredCertificate(),
          new CertificateInventory(),
          new WeakCertificate(),
          new DanglingRouteBackend(),
          new OpenListener(),
          new PlainListener(),
          new ListenerTlsVersion(),
          new LoginMissing(),
          new DanglingIngressBackend(),
          new ClassUnset(),
          new UncoveredHost(),
          new VulnerableIngressNginx(),
          new Snippet(),
          new RedirectOff(),
          new IngressWithoutTls(),
          new MissingTlsSecret(),
          new AnyHost(),
          new AnybodyInMesh(),
          new PlainDestination(),
          new MeshEgress(),
          new PlainMeshGateway(),
          new OutsideMesh(),
          new OtherEncryption(),
          new PlainTextAccepted(),
          new PlainRoute(),
          new UnlimitedRoute(),
          new PlainBackend());

  private TransportChecks() {}
}
