package io.inscope.snapshot.capture.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks an HTTP proxy for a connection:
/// [CONNECT](https://www.rfc-editor.org/rfc/rfc9110#name-connect).
final class HttpConnect {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");

  private HttpConnect() {}

  static void through(ProxyAddress proxy, String target, InputStream in, OutputStream out)
      throws IOException {
    String login = proxy.login().map(l -> "Proxy-Authorization: " + l.basic() + "\r\n").orElse("");
    out.write(
        "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
            .formatted(target, target, login)
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    Matcher status = STATUS.matcher(HttpHead.read(in).first());
    int code = status.matches() ? Integer.parseInt(status.group(1)) : 0;
    if (code == 407) {
      throw new ProxyFailure(
          proxy,
          proxy.login().isPresent() ? "does not take the name and password" : "wants a password",
          "Put name and password into its URL: http://NAME:PASSWORD@HOST:PORT.");
    }
    if (code < 200 || code > 299) {
      throw new ProxyFailure(
          proxy,
          code == 0 ? "does not speak HTTP" : "refuses the connection: HTTP " + code,
          "Ask who runs it whether it may lead to the server.");
    }
  }
}
