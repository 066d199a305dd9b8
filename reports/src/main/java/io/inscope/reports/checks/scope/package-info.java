/// Checks of the scope itself: whether facts contradict what people declared, and whether they have
/// declared anything.
///
/// They are asked about workloads that nobody has put into scope: declared out of scope, or not
/// decided. Whatever links such a workload with the CDE is a finding, with the way as evidence.
/// Source of the classes: the PCI SSC guidance for scoping and network segmentation.
@NullMarked
package io.inscope.reports.checks.scope;

import org.jspecify.annotations.NullMarked;
