/// What changed between two snapshots: objects with their fields, connections with what caused
/// them, and scope.
///
/// Objects are met by identity ([io.inscope.snapshot.model.ResourceRef]), so a cluster that was
/// exported by another tool, or by a newer API version, is still the same cluster. Bodies are
/// compared by their hashes first; only those that differ are read, kind by kind. What API servers
/// and controllers write by themselves does not count, and [Noise] lists it for the reader. Pods
/// are compared through their workloads.
///
/// **Absence is no removal.** An object that is in one snapshot only was added or removed when the
/// other snapshot is known to hold all of its kind in its namespace; else it is a [Gap].
///
/// **No value of a secret is here**: snapshots hold masked values with fingerprints. Fingerprints
/// of two different keys cannot be compared; then equal and changed values look alike, and a note
/// says so.
@NullMarked
package io.inscope.snapshot.diff;

import org.jspecify.annotations.NullMarked;
