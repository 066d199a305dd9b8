/// Benchmarks of this module: the whole check library on made-up clusters of growing size, and
/// large workbooks. Numbers are in the module's README.md.
///
/// The clusters are those of the snapshot module's benchmarks, with what checks ask about beside
/// them. Each measurement is a process of its own, so that its memory and its cores can be limited.
@NullMarked
package io.inscope.reports.bench;

import org.jspecify.annotations.NullMarked;
