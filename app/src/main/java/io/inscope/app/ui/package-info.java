/// The window. One package a screen: a view model of properties, a view that binds to it, and an
/// FXML file; put together by hand in [io.inscope.app.ui.Window], the only place that knows all of
/// them.
///
/// View models know nothing of a scene and are tested without a toolkit. Views decide nothing.
/// Screens do not know each other: what they share is the [io.inscope.app.ui.common.Session], and
/// they send the user on through the [io.inscope.app.ui.common.Navigator].
@NullMarked
package io.inscope.app.ui;

import org.jspecify.annotations.NullMarked;
