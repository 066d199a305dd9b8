package io.inscope.snapshot.capture.login;

import java.util.Optional;

/// What is shown to a server at one moment to prove who asks. Holds secrets, in memory only.
///
/// @param authorization value of the header `Authorization`; empty to send none
/// @param key what the TLS connection is made with; empty for none
public record Proof(Optional<String> authorization, Optional<ClientKey> key) {
  public static final Proof NONE = new Proof(Optional.empty(), Optional.empty());

  static Proof bearer(String token) {
    return new Proof(Optional.of("Bearer " + token), Optional.empty());
  }

  /// Whether a text can be a token at all: what is not would break the header it stands in.
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  @Override
  public String toString() {
    return authorization.map(_ -> "a header").orElse("no header")
        + key.map(_ -> " and a key").orElse("");
  }
}
