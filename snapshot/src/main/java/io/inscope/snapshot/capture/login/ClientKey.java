package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A client certificate with its key. In memory only.
public final class ClientKey {
  private static final char[] NO_PASSWORD = new char[0];

  private final KeyManager[] managers;
  private final Instant until;

  private ClientKey(KeyManager[] managers, Instant until) {
    this.managers = managers;
    this.until = until;
  }

  /// From two texts of PEM. The first certificate is the client's own, what follows leads to its
  /// authority.
  ///
  /// @param whose for messages: `user 'auditor'`
  /// @throws CaptureException when they cannot be read, do not belong together, or have run out
  public static ClientKey of(byte[] certificates, byte[] key, String whose, Instant now)
      throws CaptureException {
    Certificate[] chain = chain(certificates, whose);
    X509Certificate own = (X509Certificate) chain[0];
    Instant until = own.getNotAfter().toInstant();
    if (until.isBefore(now)) {
      throw problem(
          "the client certificate of the %s ran out on %s".formatted(whose, until),
          "Get a new kubeconfig, or check the clock of this computer.");
    }
    PrivateKey secret = PemKey.read(key, own.getPublicKey(), whose);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("own", secret, NO_PASSWORD, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return new ClientKey(factory.getKeyManagers(), until);
    } catch (IOException | GeneralSecurityException _) {
      throw PemKey.unreadable(whose);
    }
  }

  private static Certificate[] chain(byte[] pem, String whose) throws CaptureException {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    try {
      // A file may hold the key as well; the factory takes nothing but certificates.
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(PemKey.only(text, "CERTIFICATE")));
      if (!chain.isEmpty()) {
        return chain.toArray(Certificate[]::new);
      }
    } catch (GeneralSecurityException _) {
      // said below: what the parser says may quote the text
    }
    throw problem(
        "the client certificate of the " + whose + " cannot be read",
        "It is PEM, in the kubeconfig in base64 or in the file it names.");
  }

  static CaptureException problem(String message, String hint) {
    return new CaptureException("CAPTURE-KEYS", message, hint);
  }

  KeyManager[] managers() {
    return managers.clone();
  }

  /// When the certificate runs out.
  public Instant until() {
    return until;
  }
}
