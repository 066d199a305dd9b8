/// Entries by the own kinds of proxies that came before the Gateway API: each object names hosts,
/// TLS and services in one place, and the proxy's pods are known by what they run.
@NullMarked
package io.inscope.snapshot.network.path.proxy;

import org.jspecify.annotations.NullMarked;
