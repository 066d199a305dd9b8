/// Tests of checks of images beyond their fixtures.
@NullMarked
package io.inscope.reports.checks.images;

import org.jspecify.annotations.NullMarked;
