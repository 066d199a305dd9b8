/// Who is assessed, by whom, and who signs: what people state once and every document prints.
@NullMarked
package io.inscope.reports.engagement;

import org.jspecify.annotations.NullMarked;
