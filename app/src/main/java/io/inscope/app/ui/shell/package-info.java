/// The frame around the screens: the rail on the left, the project above, the seal and the running
/// task below.
@NullMarked
package io.inscope.app.ui.shell;

import org.jspecify.annotations.NullMarked;
