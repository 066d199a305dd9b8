/// Service accounts, the identities of workloads.
@NullMarked
package io.inscope.reports.checks.identity;

import org.jspecify.annotations.NullMarked;
