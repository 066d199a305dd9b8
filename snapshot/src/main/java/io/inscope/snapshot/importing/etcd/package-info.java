/// What an etcd of a Kubernetes cluster held when it was saved: the whole truth of a cluster, also
/// of one that nobody can log in to any more.
///
/// An [EtcdSnapshot] is read in three steps. [Bolt] finds its way through the pages of the
/// database, which is mapped and never copied. [Revisions] remembers the place of the newest
/// revision of each key, eight bytes a key, for in etcd a key is written anew with each change.
/// [ObjectReader] then takes these places in the order in which they stand in the file, decodes one
/// value after the other ([StoredValue], [ProtoJson]) and keeps account of each resource
/// ([Ledger]): what came, what could not be decoded, and what is encrypted at rest.
///
/// A snapshot is complete by nature, so a kind that is not in it does not exist in the cluster;
/// that is said only when all of it could be read. Nothing in a database of this kind can be
/// trusted to be whole: each number read from it is held against the size of the file, no page is
/// read twice, and what does not fit becomes a problem while the rest is read.
///
/// Values of Secrets are in the file. Here they only pass through memory on their way to the sink;
/// problems name keys, never what stands under them.
@NullMarked
package io.inscope.snapshot.importing.etcd;

import org.jspecify.annotations.NullMarked;
