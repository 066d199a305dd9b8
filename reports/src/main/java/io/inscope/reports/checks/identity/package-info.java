/// Service accounts, the identities of workloads.
///
/// What counts is the token a pod really has. In a live cluster it shows in the volumes of the pod;
/// of a manifest the rules by which the API server mounts it tell: the pod's own setting, else that
/// of its account, else yes. Source: [service
/// accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
@NullMarked
package io.inscope.reports.checks.identity;

import org.jspecify.annotations.NullMarked;
