package io.inscope.app;

import io.inscope.snapshot.model.Explained;

/// A capture that ended before its end without the user's doing, and of which nothing was kept.
public final class BrokenOffException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  /// @param why without secrets
  BrokenOffException(String why) {
    super("the capture broke off: " + why);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return "CAPTURE-BROKEN-OFF";
  }

  @Override
  public String hint() {
    return "Nothing was kept. A part can be kept and gone on with: see '--keep-partial'.";
  }
}
