/// What people changed in a draw.io or Visio file of ours, and how it is kept: the place of boxes,
/// and what people call boxes and lines. Everything else in such a file is what the cluster says,
/// so a change of it is told and not taken.
///
/// An edited file is compared with what we wrote into it as data of its shapes, not with the
/// project: the project may have got another snapshot since, or other changes of places. That the
/// file belongs to the project its seal tells, which is that of one of the project's snapshots.
///
/// Files come from outside. They are read within limits of size, XML without document types, and
/// every text that is kept passes the redactor.
@NullMarked
package io.inscope.reports.diagram.edited;

import org.jspecify.annotations.NullMarked;
