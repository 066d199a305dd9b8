/// The evaluation: who may talk to whom.
///
/// [PolicySet] keeps the compiled policies with the [Doubt]s about them. [Parties] reduces pods to
/// what policies can tell apart and gives each its [Chain] of policies; [Walk] goes down the chain
/// for one peer and all ports at once; [PermissionTable] does so for each pair that is asked for.
@NullMarked
package io.inscope.snapshot.network.reach;

import org.jspecify.annotations.NullMarked;
