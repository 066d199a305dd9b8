/// Changes, audit trails and the hand-over itself as evidence. Who did what stands in logs, which
/// are no part of a snapshot; those checks say so.
@NullMarked
package io.inscope.reports.checks.evidence;

import org.jspecify.annotations.NullMarked;
