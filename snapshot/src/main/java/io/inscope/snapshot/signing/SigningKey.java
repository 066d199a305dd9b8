package io.inscope.snapshot.signing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/// A private key, for as long as something is signed with it. It is never stored or printed.
public final class SigningKey {
  /// Gives a generator of key pairs the private key we have: the JDK has no other way to the public
  /// half. That it is the right one is checked with each signature.
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final transient byte[] secret;

    Given(byte[] secret) {
      this.secret = secret;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(secret, 0, bytes, 0, Math.min(secret.length, bytes.length));
    }
  }

  private final PrivateKey secret;
  private final PublicKeyText open;

  private SigningKey(PrivateKey secret, PublicKeyText open) {
    this.secret = secret;
    this.open = open;
  }

  /// @param file a private Ed25519 key, PKCS#8 in PEM, not encrypted
  /// @throws KeyFileException when it is something else
  public static SigningKey read(Path file) {
    PrivateKey secret = KeyFile.privateKey(file, KeyFactory::generatePrivate);
    if (!(secret instanceof EdECPrivateKey key) || key.getBytes().isEmpty()) {
      throw new KeyFileException(
          "the key in \"%s\" is no Ed25519 key".formatted(file),
          "Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(key.getBytes().get()));
      return new SigningKey(secret, PublicKeyText.of(generator.generateKeyPair().getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  public PublicKeyText publicKey() {
    return open;
  }

  public SealSignature sign(SealStatement statement) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(statement.bytes(open.fingerprint()));
      SealSignature signed =
          new SealSignature(statement, open, Base64.getEncoder().encodeToString(signer.sign()));
      if (!signed.isGenuine()) {
        throw new IllegalStateException("the public key does not fit the private one");
      }
      return signed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
