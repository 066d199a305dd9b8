/// From places to files: [io.inscope.reports.diagram.drawing.Sheet] puts a laid-out diagram on a
/// page with legend, notes and title block, as a list of
/// [io.inscope.reports.diagram.drawing.Mark]s; a writer only translates marks. So every format, and
/// the window, shows the same picture.
///
/// Colour never carries a meaning alone: styles of lines differ in their dashes, protection is a
/// letter, kinds of boxes differ in shape. The picture reads the same on a grey printer.
@NullMarked
package io.inscope.reports.diagram.drawing;

import org.jspecify.annotations.NullMarked;
