/// The same results for other programs: the tables of the workbook as files, findings as SARIF, and
/// what is said of requirements as OSCAL assessment results.
///
/// A format is filled as far as it fits and no further. What could not be assessed is never written
/// as if it held: SARIF has words for it, OSCAL has none, so there it is an observation without a
/// finding. Identifiers follow from the seal of the snapshot and from our stable ids, so the same
/// project gives the same bytes.
@NullMarked
package io.inscope.reports.export;

import org.jspecify.annotations.NullMarked;
