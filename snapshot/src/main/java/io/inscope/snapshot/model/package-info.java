/// What a cluster is: resources, the workloads they form, and what is known to be missing.
///
/// Identity is (group, kind, namespace, name) and never the API version: the same object is served
/// under several, and a cluster upgrade must not look like a different cluster. Everything here is
/// immutable and free of input and output.
@NullMarked
package io.inscope.snapshot.model;

import org.jspecify.annotations.NullMarked;
