@NullMarked
package io.inscope.reports.workbook.readback;

import org.jspecify.annotations.NullMarked;
