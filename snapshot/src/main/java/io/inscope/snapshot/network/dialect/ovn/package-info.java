/// OVN-Kubernetes and OpenShift: firewalls for what leaves the cluster, and pod networks that are
/// kept apart. Source: the features of [OVN-Kubernetes](https://ovn-kubernetes.io/features/).
@NullMarked
package io.inscope.snapshot.network.dialect.ovn;

import org.jspecify.annotations.NullMarked;
