/// Checks of the control plane's settings.
///
/// What is known of a component ([Known]) comes from the first of these sources that has it:
/// 1. A provider runs the control plane and shows nothing of it: not assessed, whatever else is
///    there.
/// 2. Static pods of `kube-system` and of OpenShift's namespaces ([StaticPods]): what runs.
///    OpenShift keeps the arguments in ConfigMaps, told by the revision of the pod
///    ([OpenShiftConfig]).
/// 3. The arguments of K3s that its servers note down on their nodes, with those that K3s sets
///    itself ([K3sServers]): what runs.
/// 4. The ConfigMap of kubeadm and OpenShift's operators: what somebody asked for. A wrong setting
///    counts; a right one proves nothing about what runs, so nothing passes.
///
/// A setting that stands in a file that an argument names cannot be seen: not assessed ([Unclear]).
/// So does everything where no pods were listed, or an instance may be missing. Sources: the
/// command line references of the components, such as
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
@NullMarked
package io.inscope.reports.checks.controlplane;

import org.jspecify.annotations.NullMarked;
