/// Checks of images: their names and the digests that run; what scanners that keep their reports in
/// the cluster say of them; and what Helm and operators brought along.
///
/// Scanners' reports are read once, and only what is asked for is kept of them
/// ([io.inscope.reports.checks.images.Scans]): they are the largest objects of a cluster. A
/// workload is joined to them by the digests that run
/// ([io.inscope.reports.checks.images.ScannedImages]). Without a report nothing passes.
///
/// Sources: [images](https://kubernetes.io/docs/concepts/containers/images/) and the form of
/// references of the [distribution
/// project](https://github.com/distribution/reference/blob/main/reference.go).
@NullMarked
package io.inscope.reports.checks.images;

import org.jspecify.annotations.NullMarked;
