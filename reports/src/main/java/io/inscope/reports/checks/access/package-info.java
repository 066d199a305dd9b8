/// Checks of who may do what: roles, bindings, service accounts.
///
/// Roles are judged by what stands in them; what somebody can do is judged binding by binding, so
/// that a finding names the one object to change. What a binding gives is asked as a
/// [io.inscope.snapshot.access.Power], so that wildcards, subresources and named objects mean the
/// same in every check. Bindings and roles that every API server creates for its own components are
/// left out only after they were compared with the baseline of the cluster's version, never by a
/// prefix alone. Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
@NullMarked
package io.inscope.reports.checks.access;

import org.jspecify.annotations.NullMarked;
