/// What people decide about findings and requirements: exceptions, notes, answers to questions, and
/// the assessor's own finding where it differs from what the checks say.
///
/// A judgement changes how something stands, never what the checks found: the computed outcome and
/// status stay visible beside it. Judgements name what they speak of by check and object, or by
/// framework and number, never by snapshot, so they hold for the next snapshot too; those that
/// match nothing there are listed as unused. They are kept as decisions of the project, appended
/// and never changed; a later one about the same thing counts.
@NullMarked
package io.inscope.reports.judgement;

import org.jspecify.annotations.NullMarked;
