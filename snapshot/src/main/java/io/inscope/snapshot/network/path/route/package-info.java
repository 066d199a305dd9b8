/// Entries by OpenShift's Route.
@NullMarked
package io.inscope.snapshot.network.path.route;

import org.jspecify.annotations.NullMarked;
