package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Explained;

/// The project file cannot do what was asked: what is wrong and where, and what to do.
public final class ProjectException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  ProjectException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  ProjectException(String code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// Short and stable: `PROJECT-LOCKED`.
  @Override
  public String code() {
    return code;
  }

  /// What to do about it.
  @Override
  public String hint() {
    return hint;
  }
}
