package io.inscope.app.cli;

import io.inscope.snapshot.model.Explained;

/// What was asked for makes no sense: an argument that names nothing.
final class WrongUsage extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String hint;

  WrongUsage(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  @Override
  public String code() {
    return "USAGE";
  }

  @Override
  public String hint() {
    return hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
