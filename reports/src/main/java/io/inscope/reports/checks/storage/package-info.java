/// Volumes and backups.
@NullMarked
package io.inscope.reports.checks.storage;

import org.jspecify.annotations.NullMarked;
