/// Nodes, versions and the components that keep the cluster.
@NullMarked
package io.inscope.reports.checks.platform;

import org.jspecify.annotations.NullMarked;
