/// Checks of network policies, services and ingresses.
///
/// What a policy says is worth what the network plugin makes of it: where nothing shows that it
/// enforces policies, the existence of one proves nothing, and nothing passes because of it.
/// Sources: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/),
/// [services](https://kubernetes.io/docs/concepts/services-networking/service/),
/// [ingresses](https://kubernetes.io/docs/concepts/services-networking/ingress/).
@NullMarked
package io.inscope.reports.checks.network;

import org.jspecify.annotations.NullMarked;
