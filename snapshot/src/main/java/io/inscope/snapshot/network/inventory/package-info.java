/// What a snapshot holds that takes part in connections: pods, or the templates of pods to come,
/// virtual machines, services and the addresses of nodes.
@NullMarked
package io.inscope.snapshot.network.inventory;

import org.jspecify.annotations.NullMarked;
