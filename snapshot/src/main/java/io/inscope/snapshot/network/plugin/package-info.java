/// Which network plugin runs in the cluster, and which kinds of policies it makes true, with the
/// evidence. Nothing found is unknown, never "enforced".
@NullMarked
package io.inscope.snapshot.network.plugin;

import org.jspecify.annotations.NullMarked;
