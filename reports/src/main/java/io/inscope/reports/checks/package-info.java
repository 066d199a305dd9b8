/// The library of checks, by subject; one check a file, all of them in one explicit list.
@NullMarked
package io.inscope.reports.checks;

import org.jspecify.annotations.NullMarked;
