/// Who reaches whom, on which ports, and why: policies and services in, connections out.
///
/// The reference is the Kubernetes documentation of [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/) and the API
/// types. Answers have three values: what the documents leave undefined, or what was not handed
/// over, is UNKNOWN with its reason.
@NullMarked
package io.inscope.snapshot.network;

import org.jspecify.annotations.NullMarked;
