@NullMarked
package io.inscope.reports.diagram.shapes;

import org.jspecify.annotations.NullMarked;
