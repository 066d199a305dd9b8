package io.inscope.app.cli;

import io.inscope.snapshot.model.Explained;

/// More rows were asked for than can be listed.
final class TooMany extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String hint;

  TooMany(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return "CONNECTIONS-TOO-MANY";
  }

  @Override
  public String hint() {
    return hint;
  }
}
