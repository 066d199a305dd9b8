/// What workloads may use up, and how they stay available.
@NullMarked
package io.inscope.reports.checks.resources;

import org.jspecify.annotations.NullMarked;
