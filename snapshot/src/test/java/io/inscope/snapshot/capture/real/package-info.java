/// Captures of a real cluster: `kube-apiserver` and `etcd` on this computer, as
/// `packaging/dev/kube-apiserver.sh` builds and starts them. Where they are not there, the tests
/// say so and are skipped.
///
/// [KubeApiServer] is one cluster for all tests of a run, with what [Load] puts into it. Everything
/// a test wants to know of it is asked with [Admin], past the code that is tested. [Capture] is the
/// one place that makes a capture.
@NullMarked
package io.inscope.snapshot.capture.real;

import org.jspecify.annotations.NullMarked;
