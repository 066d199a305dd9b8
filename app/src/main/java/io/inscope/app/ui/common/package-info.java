/// What every screen uses: the open project, work in the background, questions to the user, words.
///
/// Work leaves the window's thread in [io.inscope.app.ui.common.Tasks] and nowhere else, and every
/// failure reaches the user as a [io.inscope.app.ui.common.Trouble] and in no other way.
@NullMarked
package io.inscope.app.ui.common;

import org.jspecify.annotations.NullMarked;
