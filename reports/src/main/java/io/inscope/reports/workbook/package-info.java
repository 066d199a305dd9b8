/// The Excel workbook an assessor files: sheets made of tables, written with Apache POI.
@NullMarked
package io.inscope.reports.workbook;

import org.jspecify.annotations.NullMarked;
