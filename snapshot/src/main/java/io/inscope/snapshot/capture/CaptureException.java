package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.Explained;

/// A cluster that cannot be asked, or an answer that cannot be used. Holds neither tokens nor what
/// a server sent beyond its own message.
public final class CaptureException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  public CaptureException(String code, String message, String hint) {
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
