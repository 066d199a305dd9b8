/// Namespaces and what decides over what may be created in them.
@NullMarked
package io.inscope.reports.checks.admission;

import org.jspecify.annotations.NullMarked;
