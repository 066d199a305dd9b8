/// From whatever the client handed over to [io.inscope.snapshot.model.Resource]s, with an origin
/// for each and a problem for everything that could not be read as it was.
@NullMarked
package io.inscope.snapshot.importing;

import org.jspecify.annotations.NullMarked;
