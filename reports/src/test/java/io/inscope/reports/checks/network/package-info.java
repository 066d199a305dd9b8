/// Tests of what checks of the network share.
@NullMarked
package io.inscope.reports.checks.network;

import org.jspecify.annotations.NullMarked;
