/// Encryption on the way: ingresses, gateways, routes, meshes, certificates.
@NullMarked
package io.inscope.reports.checks.transport;

import org.jspecify.annotations.NullMarked;
