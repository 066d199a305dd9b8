/// Entries by the Gateway API: a Gateway is entered at its listeners, routes that attach to it lead
/// on. Source: [the specification](https://gateway-api.sigs.k8s.io/reference/spec/).
///
/// What a controller wrote into the status of an object counts before what we make of its
/// specification, as long as it is about the same generation.
@NullMarked
package io.inscope.snapshot.network.path.gateway;

import org.jspecify.annotations.NullMarked;
