/// Entries by Istio's own Gateway and VirtualService. Sources:
/// [Gateway](https://istio.io/latest/docs/reference/config/networking/gateway/),
/// [VirtualService](https://istio.io/latest/docs/reference/config/networking/virtual-service/).
@NullMarked
package io.inscope.snapshot.network.path.istio;

import org.jspecify.annotations.NullMarked;
