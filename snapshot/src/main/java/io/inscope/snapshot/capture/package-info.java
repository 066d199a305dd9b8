/// Reads a live cluster, read-only, into the same [io.inscope.snapshot.importing.Sink] as imports.
///
/// **Nothing runs and nothing is asked before the user said yes.** [KubeConfigs] reads and merges
/// kubeconfigs, [ConnectionPlan] says what a context would mean: server, certificate, proxy, login,
/// impersonation, and the command of a login plugin to the letter. fabric8 parses the files and the
/// keys, and that is all it does here: loading its client would run plugins, write refreshed tokens
/// into the user's file, take proxies and impersonation otherwise than kubectl, and add the public
/// certificate authorities to the one that the kubeconfig names.
///
/// **One class opens connections**, [ReadOnlyGateway], and it sends what [ReadOnly] lets pass and
/// nothing else: GET of documents, lists and objects, and the three reviews of one's own rights.
/// Each request leaves a [io.inscope.snapshot.record.RequestRow], which the client can compare with
/// the cluster's audit log. Requests keep a pace ([Pace]) and a [Patience]; bodies are bounded in
/// size and time while they stream ([Body]).
///
/// **What is there, then all of it.** [Discovery] finds what can be listed, in two requests from
/// 1.26 on and in one for each group and version before. [Reading] goes through it, namespaces
/// first, and [Listing] reads a kind in pages of 500 that are cut into objects while they come
/// ([Page]); memory holds the names of the kind at hand and one object. Each list leaves a
/// [io.inscope.snapshot.record.ListedKind], each kind and namespace its coverage, each page an
/// [io.inscope.snapshot.importing.Entry] whose number is that of its request.
///
/// **No value of a secret is asked for.** Secrets come as a table or as metadata, so their coverage
/// says "not asked": a check of keys or values must not pass on them. An annotation may repeat
/// values all the same; redaction behind the sink takes them out, as for imports.
///
/// A list shows one state of the cluster; the lists of two kinds do not show the same. An object
/// that was read twice because a list was begun again reaches the sink twice if it changed, and the
/// sink keeps the newer one.
///
/// So a capture says beside the objects who the server says we are and what it says we may do
/// ([SelfReviews]), before it is begun too ([AccessPreview]); and it lists the metadata of the
/// kinds that matter once more when all is read, and says what changed meanwhile ([Relisting]).
///
/// Not here yet: running login plugins and renewing tokens they give, `tls-server-name`, proxies
/// that want a password, and keeping the request log in the project. A context that needs one of
/// the first three is refused with a message that says so.
@NullMarked
package io.inscope.snapshot.capture;

import org.jspecify.annotations.NullMarked;
