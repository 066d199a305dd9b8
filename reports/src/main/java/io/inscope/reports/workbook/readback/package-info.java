/// Reads back what people filled in in a workbook of ours, and tells what it changes on record.
///
/// Nothing is taken from where a cell stands: sheets and columns are found by the titles of our
/// tables, rows by their stable ids, so people may sort, filter, hide, insert, move and rename, and
/// save with any program. The file says in its document properties which snapshot it shows and how
/// far the log of decisions reached ([Provenance]), so what was written into each cell can be
/// worked out again, and every cell is compared three ways: as exported, as on record now, as in
/// the file. Only a cell that somebody changed decides anything; where the record changed as well,
/// the row is refused unless the file is to win.
///
/// Files come from outside: sheets are read as a stream with limits, and nothing in them is
/// executed.
@NullMarked
package io.inscope.reports.workbook.readback;

import org.jspecify.annotations.NullMarked;
