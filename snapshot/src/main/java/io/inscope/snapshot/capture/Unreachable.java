package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.relay.ProxyFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Why no answer came, in words, and what to do about it.
final class Unreachable {
  private Unreachable() {}

  static CaptureException of(URI server, IOException e) {
    if (e instanceof ProxyFailure proxy) {
      return new CaptureException(
          "CAPTURE-PROXY",
          "%s cannot be reached: %s".formatted(server, proxy.getMessage()),
          proxy.hint());
    }
    if (e instanceof HttpConnectTimeoutException || e instanceof SocketTimeoutException) {
      return reach(server, "it does not react", "Check address, VPN and firewall.");
    }
    if (e instanceof HttpTimeoutException) {
      return reach(server, "it took the request and did not answer in time", "Try again later.");
    }
    if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
      return reach(server, "nobody knows a host of this name", "Check the name, DNS and VPN.");
    }
    if (e instanceof ConnectException) {
      return reach(server, "the connection was refused", "Check address and port.");
    }
    return e instanceof SSLException ? trust(server, e) : reach(server, "the connection broke", "");
  }

  /// Whether asking again could help.
  static boolean isTransient(IOException e) {
    return !(e instanceof SSLException
        || e instanceof ConnectException
        || e instanceof HttpTimeoutException
        || e instanceof ProxyFailure
        || e instanceof SocketTimeoutException
        || has(e, UnknownHostException.class)
        || has(e, UnresolvedAddressException.class));
  }

  private static CaptureException trust(URI server, IOException e) {
    if (has(e, CertificateExpiredException.class)) {
      return tls(server, "its certificate has expired", "Check the clock of this computer first.");
    }
    if (has(e, CertificateNotYetValidException.class)) {
      return tls(server, "its certificate is not valid yet", "Check the clock of this computer.");
    }
    if (has(e, CertPathBuilderException.class)) {
      return tls(
          server,
          "the certificate authority that is trusted did not issue its certificate",
          "Something may stand between, or the kubeconfig is of another cluster: get a new one.");
    }
    if (has(e, CertificateException.class)) {
      return tls(
          server,
          "its certificate is made out for another name",
          "Use an address that stands in the certificate.");
    }
    return tls(server, "no secure connection came about", "A client certificate may have expired.");
  }

  private static CaptureException reach(URI server, String why, String hint) {
    return new CaptureException(
        "CAPTURE-UNREACHABLE", "%s cannot be reached: %s".formatted(server, why), hint);
  }

  private static CaptureException tls(URI server, String why, String hint) {
    return new CaptureException(
        "CAPTURE-TLS", "%s is not trusted: %s".formatted(server, why), hint);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    Optional<Throwable> cause = Optional.of(e);
    for (int depth = 0; cause.isPresent() && depth < 20; depth++) {
      if (type.isInstance(cause.get())) {
        return true;
      }
      cause = Optional.ofNullable(cause.get().getCause());
    }
    return false;
  }
}
