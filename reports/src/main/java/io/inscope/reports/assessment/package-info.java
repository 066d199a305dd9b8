/// From check results to findings and requirement statuses: pure functions, `today` is a parameter.
///
/// The rules, each with a test: no results is NOT_ASSESSED and never a pass; a requirement the
/// checks see only in part, with nothing but passes, is MANUAL until its questions are answered; an
/// exception changes the standing of a finding, never the outcome.
@NullMarked
package io.inscope.reports.assessment;

import org.jspecify.annotations.NullMarked;
