/// Rows and columns without an output format: one [io.inscope.reports.table.Table] feeds the
/// workbook, CSV, JSON and the tables of the window.
@NullMarked
package io.inscope.reports.table;

import org.jspecify.annotations.NullMarked;
