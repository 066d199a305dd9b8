@NullMarked
package io.inscope.reports.diagram.edited;

import org.jspecify.annotations.NullMarked;
