package io.inscope.snapshot.signing;

import java.util.List;
import java.util.Optional;

/// What the signatures say of one seal.
public enum SignatureCheck {
  /// Signed with the key that was given.
  VALID("valid"),
  /// Signed with some key, and nobody said which is expected.
  NOT_COMPARED("valid, but nobody said whose key is expected"),
  /// Genuine, but of another key than the one given.
  UNKNOWN_KEY("unknown key"),
  /// A signature that does not fit: it, the key or the seal was changed.
  INVALID("invalid"),
  /// There is none.
  NOT_SIGNED("not signed");

  private final String words;

  SignatureCheck(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// Of several signatures of one seal a bad one counts first, then the one by the expected key.
  ///
  /// @param signatures all of the project
  /// @param expected the key they should be by; empty to accept any
  public static SignatureCheck of(
      SealStatement seal, List<SealSignature> signatures, Optional<PublicKeyText> expected) {
    List<SealSignature> own =
        signatures.stream().filter(s -> s.statement().snapshot() == seal.snapshot()).toList();
    if (own.isEmpty()) {
      return NOT_SIGNED;
    }
    if (own.stream().anyMatch(s -> !s.statement().equals(seal) || !s.isGenuine())) {
      return INVALID;
    }
    if (expected.isEmpty()) {
      return NOT_COMPARED;
    }
    return own.stream().anyMatch(s -> s.key().equals(expected.get())) ? VALID : UNKNOWN_KEY;
  }
}
