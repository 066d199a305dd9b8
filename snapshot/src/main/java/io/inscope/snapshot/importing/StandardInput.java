package io.inscope.snapshot.importing;

import java.io.InputStream;

/// What is piped in: `kubectl get all -o yaml | inscope import - ...`.
public record StandardInput(InputStream in) implements Source {
  @Override
  public String name() {
    return "-";
  }

  /// Whether something comes is known only when it does; nothing shows up as an empty entry.
  @Override
  public void check() {}

  @Override
  public void entries(Visitor visitor) {
    visitor.file(name(), () -> in);
  }
}
