/// Calico's policies: tiers, network sets, host endpoints and a selector language of their own.
/// Source: [its reference](https://docs.tigera.io/calico/latest/reference/resources/).
@NullMarked
package io.inscope.snapshot.network.dialect.calico;

import org.jspecify.annotations.NullMarked;
