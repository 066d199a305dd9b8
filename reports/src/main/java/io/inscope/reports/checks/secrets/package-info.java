/// Checks of how secrets are kept and handed to those who need them.
///
/// A snapshot is redacted before anybody looks at it: where a secret stood, a marker stands that
/// starts with `redacted:`, and names stay. So these checks look for markers, and evidence shows
/// nothing but the marker. A value that has a secret's name but no marker is not shown at all.
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
@NullMarked
package io.inscope.reports.checks.secrets;

import org.jspecify.annotations.NullMarked;
