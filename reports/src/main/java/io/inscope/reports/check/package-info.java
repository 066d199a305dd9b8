/// What a check is, and how checks are run: the SPI, outcomes that admit ignorance, evidence that
/// knows its place.
///
/// Checks are pure functions of the snapshot and the views derived from it. They never speak of a
/// standard: which requirement rests on which check is data (package `framework`). Absence of data
/// is dealt with once, by the runner, so that no check can mistake it for a pass. So are objects of
/// which only the outlines came: only checks that say so themselves are asked of them
/// ([io.inscope.reports.check.Check#readsOutlines]). What no snapshot can answer is a check all the
/// same ([io.inscope.reports.check.Unanswerable]): it says so each time, with the reason.
@NullMarked
package io.inscope.reports.check;

import org.jspecify.annotations.NullMarked;
