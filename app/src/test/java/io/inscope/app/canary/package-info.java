/// The proof that nothing secret is kept.
///
/// [HidingPlaces] are objects with marked secrets wherever clusters are known to hide them,
/// [Exports] hand the same objects over in every format, one method each, and [Commands] is the
/// program at work on them, a process with folders of its own. [Search] then looks into everything
/// that process wrote, [Watch] having kept what it deleted again. That the secrets were there to
/// find, and were taken out rather than never read, is asserted place by place.
///
/// A new format is a new method in [Exports]; a new hiding place a member in [HidingPlaces].
@NullMarked
package io.inscope.app.canary;

import org.jspecify.annotations.NullMarked;
