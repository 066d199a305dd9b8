package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.relay.ProxyFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
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
  private static final String ALERT = "Received fatal alert: ";
  private static final String CLOCK =
      "Check the clock of this computer; if it is right, the server needs a new certificate.";

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
    if (e instanceof SSLException) {
      return trust(server, e);
    }
    if (e instanceof ProtocolException || said(e).startsWith("parsing HTTP/1.1 status line")) {
      return reach(
          server,
          "what it answers is not HTTP",
          "The port is that of another service, or wants https: check 'server' in the kubeconfig.");
    }
    return reach(
        server,
        "the connection broke",
        "Something on the way may have cut it, or the port is that of another service: check the"
            + " address, and try again.");
  }

  /// Whether asking again could help.
  static boolean isTransient(IOException e) {
    return !(e instanceof SSLException
        || e instanceof ConnectException
        || e instanceof HttpTimeoutException
        || e instanceof ProxyFailure
        || e instanceof SocketTimeoutException
        || has(e, UnknownHostException.class)
        || e instanceof ProtocolException
        || has(e, UnresolvedAddressException.class));
  }

  /// Whether nobody listens there: not now, if somebody did before.
  static boolean isRefused(IOException e) {
    return e instanceof ConnectException
        && !has(e, UnresolvedAddressException.class)
        && !has(e, UnknownHostException.class);
  }

  private static CaptureException trust(URI server, IOException e) {
    if (has(e, CertificateExpiredException.class)) {
      return tls(server, "its certificate has expired", CLOCK);
    }
    if (has(e, CertificateNotYetValidException.class)) {
      return tls(server, "its certificate is not valid yet", CLOCK);
    }
    if (has(e, CertPathBuilderException.class)) {
      return tls(
          server,
          "the certificate authority that is trusted did not issue its certificate",
          "Something may stand between, or the kubeconfig is of another cluster or lacks the"
              + " authority of this one: get a new one.");
    }
    if (has(e, CertificateException.class)) {
      return tls(
          server,
          "its certificate is made out for another name",
          "Use an address that stands in the certificate.");
    }
    return secure(server, said(e));
  }

  /// What the two sides could not agree on, by the words of Java and of the
  /// [alert](https://www.rfc-editor.org/rfc/rfc8446#section-6) of the server.
  private static CaptureException secure(URI server, String said) {
    int alert = said.indexOf(ALERT);
    if (alert >= 0) {
      String name = said.substring(alert + ALERT.length());
      return name.contains("certificate") || name.equals("unknown_ca")
          ? secure(
              server,
              "it does not accept our client certificate (" + name + ")",
              "The user may have none, or one that has expired: get a new kubeconfig.")
          : secure(
              server,
              "it refuses the connection (" + name + ")",
              "It may want another version of TLS, or know itself by another name.");
    }
    if (said.contains("SSL message")) {
      return secure(
          server,
          "it answers without encryption",
          "The port is that of another service, or a proxy answers: check the address.");
    }
    return secure(
        server,
        "it broke off before the connection was secure",
        "A firewall may cut it, or the port is that of another service: check the address.");
  }

  private static CaptureException secure(URI server, String why, String hint) {
    return new CaptureException(
        "CAPTURE-TLS", "%s cannot be reached securely: %s".formatted(server, why), hint);
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getMessage());
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
