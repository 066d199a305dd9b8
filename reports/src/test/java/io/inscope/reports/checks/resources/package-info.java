@NullMarked
package io.inscope.reports.checks.resources;

import org.jspecify.annotations.NullMarked;
