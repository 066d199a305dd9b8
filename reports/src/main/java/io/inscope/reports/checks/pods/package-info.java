/// Checks of what a pod may do to its node and to itself.
///
/// All of them look at init, application and ephemeral containers alike, and let a container's own
/// setting win over the pod's where the API does. What is not set is judged by the API's default
/// and shown as "not set". Sources: the [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/) and the [API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
@NullMarked
package io.inscope.reports.checks.pods;

import org.jspecify.annotations.NullMarked;
