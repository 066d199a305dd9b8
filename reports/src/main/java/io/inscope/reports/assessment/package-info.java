/// From check results to findings and requirement statuses: pure functions, the date is a
/// parameter.
///
/// A requirement gets the first of these that holds, so that nothing bad and nothing unknown hides
/// behind something good:
/// 1. FAIL: a result of one of its checks is a failure, or a person answered one of its questions
///    with no.
/// 2. NOT_ASSESSED: a check of it gave no result, or could not assess some subject. Also when none
///    of its checks is built. Only where no check can ever see it (reach NONE) is the answer MANUAL
///    at once, with the questions that are open.
/// 3. MANUAL: a check left a result to a person who has not answered, or is one that no snapshot
///    can answer, today or ever; or the checks see it only in part (reach PARTIAL) and some of its
///    questions are open; or some of its checks are not built yet.
/// 4. PASS: everything that applies passes, seen in full, by all checks there will be, or by them
///    and by the people who answered every question.
/// 5. NOT_APPLICABLE: the same, but nothing applies.
///
/// NOT_ASSESSED says: hand over more, and the machine will tell. Of a check that no snapshot can
/// answer that would be untrue for ever, however much is handed over; so it is a question to a
/// person like any other, and keeps the requirement from PASS until somebody answers.
///
/// An exception changes the standing of a finding, never the outcome, and so never a status. The
/// finding of an assessor counts instead of the status, which stays visible beside it. Findings on
/// workloads out of scope count like all others: whether that scope is right is part of the
/// question.
@NullMarked
package io.inscope.reports.assessment;

import org.jspecify.annotations.NullMarked;
