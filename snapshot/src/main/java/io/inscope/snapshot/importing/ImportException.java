package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Explained;

/// A source that cannot be read at all. Thrown before anything is read, so nothing was written.
public final class ImportException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  public ImportException(String code, String message, String hint) {
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
