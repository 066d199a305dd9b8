/// Volumes, what is left on them, and backups, as far as objects in the cluster tell: a backup that
/// is made outside is a question.
@NullMarked
package io.inscope.reports.checks.storage;

import org.jspecify.annotations.NullMarked;
