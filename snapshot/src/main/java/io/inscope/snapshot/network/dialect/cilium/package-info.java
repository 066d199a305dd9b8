/// Cilium's policies: CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy. Source: [its
/// documentation](https://docs.cilium.io/en/stable/security/policy/) and, where that is silent, its
/// validation and its way to make entries of rules ([pkg/policy/api][api],
/// [pkg/policy/utils][utils]).
///
/// Decisions: What any policy permits is permitted, NetworkPolicies included, so a rule's permissions
/// stand in their tier, as one union; its denials stand in a tier just before, since they beat every
/// permission. One object becomes several policies: its denials, and its permissions split by whether
/// they close the pods they select. Peers Cilium knows by identity are never matched by address.
///
/// [api]: https://github.com/cilium/cilium/tree/main/pkg/policy/api
/// [utils]: https://github.com/cilium/cilium/blob/main/pkg/policy/utils/parserules.go
@NullMarked
package io.inscope.snapshot.network.dialect.cilium;

import org.jspecify.annotations.NullMarked;
