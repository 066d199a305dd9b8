/// Checks of the control plane's settings, as the arguments of its static pods show them.
///
/// Where no such pod was handed over (managed clusters, K3s, OpenShift, whose operators keep
/// settings in files) nothing can be said: not assessed, never a pass. The same holds for settings
/// in a file that an argument names. Sources: the command line references of the components, such
/// as
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
@NullMarked
package io.inscope.reports.checks.controlplane;

import org.jspecify.annotations.NullMarked;
