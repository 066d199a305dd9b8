/// The library of checks, by subject; one check a file, all of them in one explicit list
/// ([io.inscope.reports.checks.CheckLibrary]).
///
/// It holds the whole catalogue: a check that cannot be answered is in it with the reason. The
/// subjects are not the groups of a standard, and no check names one.
@NullMarked
package io.inscope.reports.checks;

import org.jspecify.annotations.NullMarked;
