/// The list of findings: filter, read why, see the evidence.
@NullMarked
package io.inscope.app.ui.findings;

import org.jspecify.annotations.NullMarked;
