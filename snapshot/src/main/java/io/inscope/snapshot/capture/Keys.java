package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.inscope.snapshot.capture.ConnectionPlan.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The keys and certificates of a kubeconfig, for a TLS connection. Data in the kubeconfig wins
/// over a file it names, as for kubectl.
final class Keys {
  private Keys() {}

  static SSLContext context(KubeContext context, Trust trust) throws CaptureException {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(own(context), trusted(context, trust), null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /// An authority in the kubeconfig is the only one that counts. What fabric8 makes of it would
  /// accept all public ones beside it.
  private static TrustManager @Nullable [] trusted(KubeContext context, Trust trust)
      throws CaptureException {
    Cluster cluster = context.cluster();
    try {
      if (trust == Trust.UNVERIFIED) {
        return SSLUtils.trustManagers(null, null, true, null, null);
      }
      if (trust != Trust.OWN_AUTHORITY) {
        return null;
      }
      String data = text(cluster.getCertificateAuthorityData());
      byte[] pem =
          data.isEmpty()
              ? Files.readAllBytes(
                  Path.of(context.besideCluster(text(cluster.getCertificateAuthority()))))
              : Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int count = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        store.setCertificateEntry("authority-" + count++, certificate);
      }
      if (count > 0) {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
      // said below: what the parsers say may quote keys
    }
    throw unreadable("certificate authority of the cluster '" + context.clusterName() + "'");
  }

  private static KeyManager @Nullable [] own(KubeContext context) throws CaptureException {
    AuthInfo user = context.user();
    if (text(user.getClientCertificate()).isEmpty()
        && text(user.getClientCertificateData()).isEmpty()) {
      return null;
    }
    // A PKCS #8 key does not say its algorithm on the outside.
    for (String algorithm : new String[] {"RSA", "EC"}) {
      try {
        KeyManager[] managers =
            SSLUtils.keyManagers(
                user.getClientCertificateData(),
                context.besideUser(text(user.getClientCertificate())),
                user.getClientKeyData(),
                context.besideUser(text(user.getClientKey())),
                algorithm,
                "",
                null,
                null);
        if (managers != null) {
          return managers;
        }
      } catch (IOException | GeneralSecurityException | RuntimeException _) {
        // the next algorithm, or said below
      }
    }
    throw unreadable("client certificate and key of the user '" + context.userName() + "'");
  }

  private static CaptureException unreadable(String what) {
    return new CaptureException(
        "CAPTURE-KEYS",
        "the " + what + " cannot be read",
        "They are PEM, in the kubeconfig in base64 or in the files it names.");
  }
}
