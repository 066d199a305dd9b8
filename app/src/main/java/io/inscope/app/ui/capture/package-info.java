/// The wizard that reads a live cluster into a project: pick a context, see what will run and agree
/// to it, see what the cluster would refuse, read, and see what came of it.
///
/// One view model and one FXML file a step, and [io.inscope.app.ui.capture.CaptureViewModel] that
/// leads through them. Nothing is connected to or run before the second step is confirmed. While a
/// cluster is read, its threads write into a [io.inscope.app.ui.capture.Tally] and the window looks
/// into it a few times a second, so that no number of pages can flood the window.
@NullMarked
package io.inscope.app.ui.capture;

import org.jspecify.annotations.NullMarked;
