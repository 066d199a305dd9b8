/// What proves to a server who asks, and renewing it: [Credential] and what is behind it.
///
/// Nothing in here decides whether it may happen; `capture` does, after the user has seen the plan.
/// A [Source] fetches a [Proof] that does not last: from a file ([TokenFile]), from a program
/// ([ExecPlugin]) or from an identity provider ([OidcTokens]). [Renewing] holds it until shortly
/// before its end, and lets several requests that are refused together cause one renewal.
///
/// Login programs run without a shell, found as kubectl finds them, for a bounded time, and end
/// with the capture. What they print is a proof or nothing: it is never shown. [TokenEndpoint] is
/// the one class here that opens connections, to the issuer of the user's tokens and for nothing
/// but a new token. All of it stays in memory; the user's files are never written.
@NullMarked
package io.inscope.snapshot.capture.login;

import org.jspecify.annotations.NullMarked;
