package io.inscope.snapshot.capture.relay;

import java.io.IOException;

/// Why a proxy did not let a connection through, in words that name the proxy.
public final class ProxyFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  ProxyFailure(ProxyAddress proxy, String why, String hint) {
    super("the proxy " + proxy + " " + why);
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// What to do.
  public String hint() {
    return hint;
  }
}
