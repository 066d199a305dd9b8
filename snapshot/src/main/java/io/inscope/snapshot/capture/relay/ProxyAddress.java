package io.inscope.snapshot.capture.relay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a proxy is and how it is spoken to.
///
/// @param login what it wants to be told; empty for nothing
public record ProxyAddress(Kind kind, String host, int port, Optional<Login> login) {
  /// How a proxy is spoken to.
  public enum Kind {
    HTTP("http", 80),
    HTTPS("https", 443),
    SOCKS5("socks5", 1080);

    private final String scheme;
    private final int port;

    Kind(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }

    public String scheme() {
      return scheme;
    }

    /// Where such a proxy is when its URL does not say.
    public int port() {
      return port;
    }
  }

  /// A name and a password. Shows neither.
  public record Login(String name, String password) {
    /// As [basic authentication](https://www.rfc-editor.org/rfc/rfc7617) writes it.
    public String basic() {
      byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
      return "a password";
    }
  }

  /// Without the login: `proxy.example:3128`, `socks5://proxy.example:1080`.
  @Override
  public String toString() {
    return (kind == Kind.HTTP ? "" : kind.scheme() + "://") + host + ":" + port;
  }
}
