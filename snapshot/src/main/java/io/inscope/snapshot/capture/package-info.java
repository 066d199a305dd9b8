/// Reads a live cluster, read-only, into the same [io.inscope.snapshot.importing.Sink] as imports.
///
/// **Nothing runs and nothing is asked before the user said yes.** [KubeConfigs] reads and merges
/// kubeconfigs, [ConnectionPlan] says what a context would mean: server, certificate, proxy, login,
/// impersonation, and the command of a login plugin to the letter. fabric8 parses the files and the
/// keys, and that is all it does here: loading its client would run plugins, write refreshed tokens
/// into the user's file, take proxies and impersonation otherwise than kubectl, and add the public
/// certificate authorities to the one that the kubeconfig names.
///
/// **What the plan says then happens**, as the user agreed to it ([Consent]). [Target] puts
/// together what a kubeconfig says of a server and its user; package `login` shows and renews what
/// proves the user, package `relay` knows the ways that Java's client does not. A login that ran
/// out is renewed, once for each refusal, however many requests it hit.
///
/// **One class asks a cluster**, [ReadOnlyGateway], and it sends what [ReadOnly] lets pass and
/// nothing else: GET of documents, lists and objects, and the three reviews of one's own rights.
/// Beside it only `login`'s token endpoint sends anything, to the issuer of the user's login that
/// the plan names, and `relay` carries what the two send. Each request leaves a
/// [io.inscope.snapshot.record.RequestRow], which the client can compare with the cluster's audit
/// log. Requests keep a pace ([Pace]) and a [Patience]; bodies are bounded in size and time while
/// they stream ([Body]).
///
/// **What is there, then all of it.** [Discovery] finds what can be listed, in two requests from
/// 1.26 on and in one for each group and version before. [Reading] goes through it, namespaces
/// first and alone, then two lists at a time ([Lanes]), and [Listing] reads a kind in pages of 500
/// that are cut into objects while they come ([Page]). Memory holds the names of the two lists at
/// hand, an object of each, and the names of their pages; objects go to the sink at once, by one
/// thread at a time ([Door]). Each list leaves a [io.inscope.snapshot.record.ListedKind], each kind
/// and namespace its coverage, each page an [io.inscope.snapshot.importing.Entry] whose number is
/// that of its request.
///
/// **The same cluster gives the same snapshot**, whichever list was faster: which objects came,
/// what is said of each kind, problems and entries in the order of asking. What a seal holds of the
/// timing is the number of the request behind the name of a page, in entries and origins; which
/// objects a dictionary was learnt from; and, as in every capture, the times.
///
/// **It can end at any time.** When the user stops it, requests that wait for the server are
/// interrupted, and a thread inside the sink never is. A list that was cut has failed and says how
/// many objects came; what was not reached was not asked for; nothing counts as read that is not
/// whole. A later capture goes on from there: lists that are whole are not asked for again. A
/// server that answered before and refuses connections now is waited for, some seconds and once: it
/// may be restarted. [Health] watches the server: three lists in a row without an answer, or a
/// login that is not accepted any more, end it the same way; an API behind the server that is dead
/// ends only itself, after three seconds, as long as APIServices may be read.
///
/// **No value of a secret is asked for.** Secrets come as a table or as metadata, so their coverage
/// says "not asked": a check of keys or values must not pass on them. What is known of them all the
/// same is a question of its own ([io.inscope.snapshot.model.ClusterSnapshot#outlines]), for those
/// checks to which that is enough. A table without any metadata (`includeObject=None`) would hold
/// less, but not the namespace of a secret. A server that sends values all the same has them
/// dropped as they come. An annotation may repeat values; redaction behind the sink takes them out,
/// as for imports.
///
/// A list shows one state of the cluster; the lists of two kinds do not show the same. An object
/// that was read twice because a list was begun again reaches the sink twice if it changed, and the
/// sink keeps the newer one.
///
/// So a capture says beside the objects who the server says we are and what it says we may do
/// ([SelfReviews]), before it is begun too ([AccessPreview]); and it lists the metadata of the
/// kinds that matter once more when all is read, and says what changed meanwhile ([Relisting]).
///
/// What is refused, with a message that says what to do: the providers `gcp` and `azure`, which
/// kubectl does not have any more; keys that are locked with a password; and proxies other than
/// HTTP for servers without TLS. A server that has a `tls-server-name` hears that name in `Host`,
/// too, where kubectl sends the address.
@NullMarked
package io.inscope.snapshot.capture;

import org.jspecify.annotations.NullMarked;
