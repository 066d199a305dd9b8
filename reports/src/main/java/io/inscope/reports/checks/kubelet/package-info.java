/// Checks of the kubelets' configuration.
///
/// What is known of the kubelet of a node ([Kubelet]) comes from the first of these sources that
/// has it:
/// 1. Its `/configz`, handed over as a file (`KubeletConfig.inscope.io`): what it runs with,
///    defaults and flags included.
/// 2. On OpenShift, the MachineConfig that the node says it runs.
/// 3. The arguments of K3s and RKE2 that the node notes down: what is given there counts, what is
///    not cannot be seen.
/// 4. The ConfigMap from which kubeadm configures nodes when they join: what somebody asked for. A
///    wrong setting counts; a right one proves nothing about what runs, so nothing passes.
///
/// Nothing passes either unless something is known of every node. `/configz` takes the right to
/// `nodes/proxy`, with which whoever has it can take over every node, so it is read by the client
/// and only if they want to. Sources: [kubelet
/// configuration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/) and
/// [flags](https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/).
@NullMarked
package io.inscope.reports.checks.kubelet;

import org.jspecify.annotations.NullMarked;
