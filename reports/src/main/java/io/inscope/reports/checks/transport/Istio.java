package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.dialect.istio.MeshConfig;
import io.inscope.snapshot.network.dialect.istio.MeshProtection;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of Istio, and what holds of its mesh for all workloads.
///
/// @param unreadLogins why AuthorizationPolicies that were not read may exist; else empty
/// @param unreadMtls the same of PeerAuthentications
/// @param logins the AuthorizationPolicies of each namespace
record Istio(
    MeshProtection mesh,
    MeshConfig config,
    String unreadMtls,
    String unreadLogins,
    Map<String, List<Resource>> logins) {
  static final GroupKind GATEWAY = new GroupKind("networking.istio.io", "Gateway");
  static final GroupKind DESTINATION_RULE = new GroupKind("networking.istio.io", "DestinationRule");
  static final GroupKind SERVICE_ENTRY = new GroupKind("networking.istio.io", "ServiceEntry");
  private static final GroupKind AUTHORIZATION_POLICY =
      new GroupKind("security.istio.io", "AuthorizationPolicy");
  private static final GroupKind PEER_AUTHENTICATION =
      new GroupKind("security.istio.io", "PeerAuthentication");

  static final String UNDECIDED =
      "whether a proxy of the mesh is put in front of its pods is decided when they are created";

  static Istio of(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    try (Stream<Resource> all = snapshot.all(AUTHORIZATION_POLICY)) {
      return new Istio(
          new MeshProtection(snapshot),
          MeshConfig.of(snapshot),
          Installed.of(snapshot, PEER_AUTHENTICATION).gap(),
          Installed.of(snapshot, AUTHORIZATION_POLICY).gap(),
          all.collect(Collectors.groupingBy(one -> one.ref().namespace())));
    }
  }

  /// Why a question about a workload of the mesh does not arise, or cannot be answered; empty when
  /// it can.
  ///
  /// @param unread the kind that it rests on
  Optional<Outcome> unless(Workload workload, Audit audit, String unread) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return Optional.of(new Outcome.NotApplicable("it is not in the CDE"));
    }
    return switch (mesh.proxied(workload.ref())) {
      case NO ->
          Optional.of(new Outcome.NotApplicable("no proxy of an Istio mesh is in front of it"));
      case UNKNOWN -> Optional.of(new Outcome.NotAssessed(UNDECIDED));
      case YES ->
          unread.isEmpty() ? Optional.empty() : Optional.of(new Outcome.NotAssessed(unread));
    };
  }
}
