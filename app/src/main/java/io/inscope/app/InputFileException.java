package io.inscope.app;

import io.inscope.snapshot.model.Explained;

/// A file or folder that somebody wrote for us and that cannot be read or understood: scope
/// decisions, judgements, rules. Nothing of it was taken.
public final class InputFileException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  InputFileException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String hint() {
    return hint;
  }
}
