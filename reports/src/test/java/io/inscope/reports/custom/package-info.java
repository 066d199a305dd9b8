@NullMarked
package io.inscope.reports.custom;

import org.jspecify.annotations.NullMarked;
