/// The requirements of a framework: what the machine can say of each, why, and what is left to ask.
@NullMarked
package io.inscope.app.ui.requirements;

import org.jspecify.annotations.NullMarked;
