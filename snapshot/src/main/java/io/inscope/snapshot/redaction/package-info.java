/// What never reaches the disk: secret values, keys, tokens and card numbers.
///
/// [Redactor] walks the tree of an object once and gives back the same tree with every secret
/// replaced by a [Marker], which keeps what an assessor needs: that a value stood here, how long it
/// was, and a keyed fingerprint by which reuse shows. Keys and source lines stay where they were.
///
/// **The fingerprint's key is never in the project file.** A plain hash of a short password can be
/// guessed in seconds by whoever holds the file; an HMAC under a key that stays on the assessor's
/// machine cannot. One key for all imports of an assessor, not a random one for each: otherwise
/// every Secret would look changed between two snapshots, and the same export would never give the
/// same seal twice. See [FingerprintKey].
///
/// **Two kinds of rules.** Rules about structure know where Kubernetes keeps secrets: values of a
/// Secret, `env` with a telling name, the last-applied annotation. Rules about text ([Detector])
/// know what secrets look like wherever they stand. When in doubt a value is masked: a lost detail
/// can be asked for again, a stored password cannot be taken back. Public things stay:
/// certificates, public keys, names of Secrets and of their keys.
///
/// **Fast.** One pass over each text; a table of trigger characters decides whether any detector is
/// asked at all; no regular expressions.
@NullMarked
package io.inscope.snapshot.redaction;

import org.jspecify.annotations.NullMarked;
