package io.inscope.snapshot.capture.login;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate authorities that are believed for one server, as long as they are [InDate].
public final class Authorities {
  /// Those that this Java knows.
  public static final Authorities SYSTEM = new Authorities(null);

  /// Those of this Java are read when they are needed: there are many.
  private final TrustManager @Nullable [] managers;

  private Authorities(TrustManager @Nullable [] managers) {
    this.managers = managers;
  }

  /// Those in a text of PEM, and no others. What fabric8 makes of it would believe all public ones
  /// beside them.
  ///
  /// @return empty when there is none in it
  public static Optional<Authorities> of(byte[] pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int count = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        store.setCertificateEntry("authority-" + count++, certificate);
      }
      return count == 0
          ? Optional.empty()
          : Optional.of(new Authorities(new TrustManager[] {InDate.of(store)}));
    } catch (IOException | GeneralSecurityException _) {
      return Optional.empty(); // what the parser says may quote the text
    }
  }

  /// Whoever it is: for a server that the user insists on.
  public static Authorities anyone() {
    try {
      return new Authorities(SSLUtils.trustManagers(null, null, true, null, null));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("nothing is read", e);
    }
  }

  /// For a connection that shows a key, or none.
  public SSLContext context(Optional<ClientKey> key) {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      TrustManager[] trusted = managers == null ? new TrustManager[] {InDate.system()} : managers;
      tls.init(key.map(ClientKey::managers).orElse(null), trusted, null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }
}
