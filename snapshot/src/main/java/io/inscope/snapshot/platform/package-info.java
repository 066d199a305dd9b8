/// Who runs the components of a cluster and how they are started, as far as the cluster itself
/// tells: providers that keep the control plane to themselves, and the arguments that K3s and RKE2
/// note down on their nodes.
///
/// What is found comes with the object and the field that show it. Nothing found means nothing is
/// known, never that something is absent.
@NullMarked
package io.inscope.snapshot.platform;

import org.jspecify.annotations.NullMarked;
