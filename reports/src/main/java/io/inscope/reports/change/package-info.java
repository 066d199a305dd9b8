/// What changed between two snapshots, findings included, for commands and sheets.
///
/// Objects, connections and scope are compared by [io.inscope.snapshot.diff]; findings are compared
/// here, by check and subject. A finding that is gone is resolved only when its check passes now:
/// [io.inscope.reports.change.FindingDiff] says what became of it instead.
@NullMarked
package io.inscope.reports.change;

import org.jspecify.annotations.NullMarked;
