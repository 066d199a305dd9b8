@NullMarked
package io.inscope.reports.judgement;

import org.jspecify.annotations.NullMarked;
