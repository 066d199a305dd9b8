/// Tests of the library of checks: fixtures carry their expectation, see [Fixture].
@NullMarked
package io.inscope.reports.checks;

import org.jspecify.annotations.NullMarked;
