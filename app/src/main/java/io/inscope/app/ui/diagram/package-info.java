/// The network diagram on the screen, with the connections behind every line.
///
/// The picture is one canvas that paints the same marks as the files of `reports.diagram`. While
/// the user drags or turns the wheel, only what is already painted is moved; it is painted anew
/// when the gesture rests. That keeps it fluent in software rendering, as on a remote desktop. A
/// canvas has nothing a screen reader or a Tab key could reach, so the table below is always in
/// step with it: whatever can be picked in the picture can be picked there.
@NullMarked
package io.inscope.app.ui.diagram;

import org.jspecify.annotations.NullMarked;
