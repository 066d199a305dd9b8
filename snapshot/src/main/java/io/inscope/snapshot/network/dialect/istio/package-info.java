/// Istio: who may call whom through the proxies of a mesh. Source: Istio's reference of
/// [AuthorizationPolicy](https://istio.io/latest/docs/reference/config/security/authorization-policy/)
/// and
/// [PeerAuthentication](https://istio.io/latest/docs/reference/config/security/peer_authentication/).
///
/// The mesh is a layer of its own: it holds for TCP to pods with a proxy, in addition to what the
/// network plugin enforces. Its tiers, in order: mTLS that is required, external authorisers
/// (CUSTOM), DENY, and ALLOW, which closes.
///
/// Decisions worth knowing:
/// - What a rule says of a port may differ from pod to pod: whether a Service declares the port as
///   TCP, whether the pod accepts plain text there. Such properties are sets of ports with names of
///   their own (see [PodPorts]), which rules then leave out.
/// - A caller with a proxy uses mTLS, but where a pod accepts plain text it may leave it: by the
///   address of a pod, the proxy of a sidecar does not encrypt. So a DENY by identity holds for
///   sure only where mTLS is required.
/// - HTTP attributes never close a port: what ALLOW permits in part is open, and says so; what DENY
///   denies in part is open. On a port that is declared as TCP, and for pods in ambient mode, the
///   first never matches and the second denies all.
/// - Whether a template gets a proxy when it runs is decided then, so it is perhaps in the mesh.
/// - Callers outside the cluster have no identity in the mesh.
/// - A policy with a selector in the root namespace is sure to hold there only: the reference says
///   both that it does and that it does not reach other namespaces.
@NullMarked
package io.inscope.snapshot.network.dialect.istio;

import org.jspecify.annotations.NullMarked;
