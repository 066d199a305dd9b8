package io.inscope.snapshot.capture.login;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes whom Java believes, but nobody on the word of an authority that has expired.
///
/// An authority that is trusted is believed by Java [whatever its
/// dates](https://www.rfc-editor.org/rfc/rfc5280#section-6.1), and so is a server's own certificate
/// that the kubeconfig names as its authority. kubectl refuses both, as Go checks [each certificate
/// up to the root](https://pkg.go.dev/crypto/x509#Certificate.Verify).
final class InDate extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager all;

  /// Java's own, for those authorities whose dates are right; empty when there is none of them.
  private final Optional<X509ExtendedTrustManager> valid;

  private InDate(X509ExtendedTrustManager all, Optional<X509ExtendedTrustManager> valid) {
    this.all = all;
    this.valid = valid;
  }

  /// @param authorities those that are trusted when their dates are right
  static X509ExtendedTrustManager of(KeyStore authorities)
      throws GeneralSecurityException, IOException {
    return of(java(Optional.of(authorities)));
  }

  /// For the authorities that this Java knows.
  static X509ExtendedTrustManager system() throws GeneralSecurityException, IOException {
    return of(java(Optional.empty()));
  }

  private static X509ExtendedTrustManager of(X509ExtendedTrustManager all)
      throws GeneralSecurityException, IOException {
    List<X509Certificate> right = new ArrayList<>(Arrays.asList(all.getAcceptedIssuers()));
    if (!right.removeIf(authority -> !isValid(authority))) {
      return all;
    }
    if (right.isEmpty()) {
      return new InDate(all, Optional.empty());
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < right.size(); i++) {
      store.setCertificateEntry("authority-" + i, right.get(i));
    }
    return new InDate(all, Optional.of(java(Optional.of(store))));
  }

  /// @param authorities empty for those that this Java knows
  private static X509ExtendedTrustManager java(Optional<KeyStore> authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.orElse(null));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (CertificateException _) {
      return false;
    }
  }

  /// Asks one of Java's own.
  private interface Question {
    void ask(X509ExtendedTrustManager one) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Question question) throws CertificateException {
    if (valid.isPresent()) {
      try {
        question.ask(valid.get());
        return;
      } catch (CertificateException _) {
        // why is found out below
      }
    }
    question.ask(all);
    for (X509Certificate shown : chain) {
      shown.checkValidity();
    }
    for (X509Certificate authority : all.getAcceptedIssuers()) {
      authority.checkValidity();
    }
    throw new CertificateException("only an authority that was out of date vouches for it");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, one -> one.checkServerTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, one -> one.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, one -> one.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, one -> one.checkClientTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, one -> one.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, one -> one.checkClientTrusted(chain, type, engine));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return valid.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
  }
}
