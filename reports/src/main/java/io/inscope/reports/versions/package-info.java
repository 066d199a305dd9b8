/// Versions, and what is publicly known about them at a date: which Kubernetes minors are
/// supported, and which versions of Kubernetes, its container runtimes and ingress-nginx are
/// vulnerable to what.
///
/// ```
/// KubernetesMinors.shipped().of(version)          -> released, end of life
/// KnownVulnerabilities.shipped().find("CVE-2021-25741").affects(version)
/// KnownVulnerabilities.shipped().affecting(Component.INGRESS_NGINX, version)
/// Version.parse("v1.28.9-eks-036c24b")            -> 1.28.9 with a vendor's suffix
/// ```
///
/// **Dated.** The tables are data files beside this package, each with its date in the first line.
/// Whatever rests on one shows that date ([KubernetesMinors#source],
/// [KnownVulnerabilities#source]): what was published later is not in it.
///
/// **Vendors patch in place.** A version with a vendor's suffix ([Version#isVendorBuilt]), and a
/// container runtime from a distribution, may hold a fix that its number does not show: such a hit
/// is a question for a person, not a failure.
///
/// **A branch is a minor.** A vulnerability names the first fixed version of each minor. A minor
/// older than all of them never got the fix, a newer one was born with it.
@NullMarked
package io.inscope.reports.versions;

import org.jspecify.annotations.NullMarked;
