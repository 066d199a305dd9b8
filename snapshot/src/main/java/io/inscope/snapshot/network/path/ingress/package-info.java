/// Entries by Ingress.
@NullMarked
package io.inscope.snapshot.network.path.ingress;

import org.jspecify.annotations.NullMarked;
