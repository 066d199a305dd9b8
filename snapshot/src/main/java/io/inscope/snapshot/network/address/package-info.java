/// IPv4 and IPv6 addresses, ranges and sets of them, and the register that names the zones of the
/// outside world.
@NullMarked
package io.inscope.snapshot.network.address;

import org.jspecify.annotations.NullMarked;
