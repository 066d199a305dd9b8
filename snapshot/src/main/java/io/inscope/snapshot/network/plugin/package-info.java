/// Which network plugin runs in the cluster, what it does with policies, and on which nodes, with
/// the evidence. Nothing found is unknown, never "enforced".
///
/// An `Engine` knows one plugin, or one family, by the images of its agent, and reads its settings
/// from ConfigMaps and custom resources. [PluginDetection] joins what several say: one may make the
/// network and another the policies. [PolicyEnforcement] goes from there to each pod, by the agent
/// on its node.
@NullMarked
package io.inscope.snapshot.network.plugin;

import org.jspecify.annotations.NullMarked;
