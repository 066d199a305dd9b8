/// Tests of how checks are run.
@NullMarked
package io.inscope.reports.check;

import org.jspecify.annotations.NullMarked;
