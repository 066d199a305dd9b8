/// Changes, audit trails and the hand-over itself as evidence.
@NullMarked
package io.inscope.reports.checks.evidence;

import org.jspecify.annotations.NullMarked;
