/// The first screen: open a project, import what was handed over, or try the sample bank.
@NullMarked
package io.inscope.app.ui.start;

import org.jspecify.annotations.NullMarked;
