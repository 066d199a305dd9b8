package io.inscope.snapshot.model;

import java.time.Instant;

/// A snapshot, without its content.
///
/// @param id 1-based, in order of creation within the project
/// @param name what the user called it, or the name of the source
/// @param takenAt when it was imported or captured
/// @param cluster name of the cluster where something in the snapshot tells, else empty
/// @param clusterUid UID of the `kube-system` namespace, the customary fingerprint of a cluster;
///   else empty
/// @param kubernetesVersion `v1.33.2` as the nodes or the control plane report it; else empty
/// @param sha256 the seal: one hash over the manifest of sources and all objects, lower-case hex
public record SnapshotInfo(
    int id,
    String name,
    Instant takenAt,
    String cluster,
    String clusterUid,
    String kubernetesVersion,
    String sha256) {}
