/// Checks of images, as far as their names and the digests that run tell.
///
/// Sources: [images](https://kubernetes.io/docs/concepts/containers/images/) and the form of
/// references of the [distribution
/// project](https://github.com/distribution/reference/blob/main/reference.go).
@NullMarked
package io.inscope.reports.checks.images;

import org.jspecify.annotations.NullMarked;
