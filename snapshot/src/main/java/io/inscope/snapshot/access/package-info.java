/// Role-based access control: who may do what, through which bindings, and whom they can become.
///
/// Follows the [RBAC documentation](https://kubernetes.io/docs/reference/access-authn-authz/rbac/):
/// rights only add up, there is no denial. [io.inscope.snapshot.access.Access] keeps assignments of
/// roles to subjects and answers requests from them; [io.inscope.snapshot.access.Power] names what
/// rights are good for; [io.inscope.snapshot.access.Escalation] finds the shortest way from a
/// subject to something worth having, a right at a time. What an API server sets up for itself is
/// compared with `baseline.txt` before anybody leaves it out.
///
/// Other authorizers, and rights that the API server takes from certificates alone, as those of
/// `system:masters`, are not in a snapshot.
@NullMarked
package io.inscope.snapshot.access;

import org.jspecify.annotations.NullMarked;
