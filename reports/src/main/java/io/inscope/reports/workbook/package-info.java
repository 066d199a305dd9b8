/// The Excel workbook an assessor files: sheets made of tables, written with Apache POI.
///
/// A sheet is a class and a line in [Sheets]. Most are a [TableSheet]: a table and a sentence; a
/// few are a [PageSheet], laid out line by line. [XlsxWriter] gives all of them the same look and
/// the same promises:
/// - Text from the cluster stays text. Only our own counts and links are formulas, and each formula
///   carries the value it evaluates to, so the file reads the same in programs that do not
///   calculate.
/// - Words first, colour second: every coloured cell says in words what the colour says.
/// - The same input gives the same bytes. POI stamps the time of writing into the package;
///   [Packing] writes it again with fixed times. Only encryption is random.
/// - Nothing half-written: the file is made beside its target and moved into place.
/// - POI makes the skeleton, and the rows of tables never become objects of it: [SheetRows] writes
///   them as XML, block by block, on all cores. Memory does not grow with their number.
@NullMarked
package io.inscope.reports.workbook;

import org.jspecify.annotations.NullMarked;
