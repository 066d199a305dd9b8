/// The command line: one class a command, thin; `Cli` is the one place that turns failures into
/// words and exit codes.
///
/// Names, columns and exit codes are a contract with scripts: 0 done, 1 done and there is something
/// to look at, 2 wrong usage, 3 could not do it. Data goes to standard output, words and progress
/// to standard error.
@NullMarked
package io.inscope.app.cli;

import org.jspecify.annotations.NullMarked;
