/// The program: one composition root, a window and a command line on top of it.
@NullMarked
package io.inscope.app;

import org.jspecify.annotations.NullMarked;
