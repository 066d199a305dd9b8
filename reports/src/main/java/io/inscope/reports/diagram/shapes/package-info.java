/// A page as shapes that people can edit: boxes in containers, connectors glued to them, and data
/// about each. [io.inscope.reports.diagram.shapes.Scene] is what all formats with real shapes have
/// in common; a format only translates it.
///
/// Every shape carries, as data a user of the format can see, what it stands for and how we wrote
/// it: its id, its place, its text. An edited file is compared with that, not with the project,
/// because the project may have got another snapshot since.
@NullMarked
package io.inscope.reports.diagram.shapes;

import org.jspecify.annotations.NullMarked;
