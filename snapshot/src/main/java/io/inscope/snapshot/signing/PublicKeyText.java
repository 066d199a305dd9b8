package io.inscope.snapshot.signing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// A public key, as text that can be stored.
///
/// @param base64 its X.509 form
public record PublicKeyText(String base64) {
  /// @throws KeyFileException when the file holds no public Ed25519 key
  public static PublicKeyText read(Path file) {
    return of(KeyFile.publicKey(file, KeyFactory::generatePublic));
  }

  static PublicKeyText of(PublicKey key) {
    return new PublicKeyText(Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  /// What people compare, the same as `openssl pkey -pubin -in public-key.pem -outform DER |
  /// openssl dgst -sha256 -binary | base64`: `SHA256:` and the hash in base64.
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
      return "SHA256:" + Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean verifies(byte[] message, String signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
