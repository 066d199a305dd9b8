/// Signatures over the seals of a project, with a key of the user's own.
///
/// A seal finds changes; it does not say who sealed. A signature does: nobody without the private
/// key can seal anew and sign. Ed25519 by the JDK ([RFC
/// 8032](https://www.rfc-editor.org/rfc/rfc8032)), keys as OpenSSL writes them. The private key is
/// read when something is signed, and kept nowhere; the public key goes into the project with each
/// signature, so that anybody can check it, and is compared with one that came by another way,
/// since a key that travels with the file proves no identity.
@NullMarked
package io.inscope.snapshot.signing;

import org.jspecify.annotations.NullMarked;
