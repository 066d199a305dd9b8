package io.inscope.snapshot.capture;

import java.util.Optional;

/// What the user agreed to beyond reading: nothing unless they say so.
///
/// @param unverifiedServer whether they insist on a server that cannot be verified
/// @param plugin the login program that may run, to the letter; empty for none
public record Consent(boolean unverifiedServer, Optional<Login.Plugin> plugin) {
  public static final Consent NONE = new Consent(false, Optional.empty());
}
