/// Rows and columns without an output format: one [io.inscope.reports.table.Table] feeds the
/// workbook, CSV, JSON and the tables of the window.
///
/// Each `...Table` class is a pure function from what the rest of the program knows to a table; the
/// keys of its columns are a contract with scripts and change only with a line in the changelog.
/// The three writers know nothing of what a table is about. Tables for scripts have one fact a
/// column ([ConnectionsTable], [CheckRowsTable], [RequirementsTable]); tables for people say the
/// same in fewer, wider columns and leave room for what the assessor adds
/// ([ConnectionRegisterTable], [FindingsTable], [RequirementMatrixTable]).
@NullMarked
package io.inscope.reports.table;

import org.jspecify.annotations.NullMarked;
