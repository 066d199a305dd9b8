/// Where the outside world enters: services of the kinds that publish, host ports, and entry points
/// that pass requests on. Each becomes rows; none of them permits what policies deny.
@NullMarked
package io.inscope.snapshot.network.path;

import org.jspecify.annotations.NullMarked;
