package io.inscope.snapshot.signing;

import io.inscope.snapshot.model.Explained;

/// A key file that is none, or of another sort. Never quotes what stands in it.
public final class KeyFileException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String hint;

  KeyFileException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return "KEY-FILE";
  }

  @Override
  public String hint() {
    return hint;
  }
}
