@NullMarked
package io.inscope.reports.checks.controlplane;

import org.jspecify.annotations.NullMarked;
