/// Role-based access control: who may do what, through which bindings.
///
/// Follows the [RBAC documentation](https://kubernetes.io/docs/reference/access-authn-authz/rbac/):
/// rights only add up, there is no denial.
@NullMarked
package io.inscope.snapshot.access;

import org.jspecify.annotations.NullMarked;
