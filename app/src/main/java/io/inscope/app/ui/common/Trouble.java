package io.inscope.app.ui.common;

import io.inscope.snapshot.model.Explained;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A failure as people are told of it.
///
/// @param what what is wrong, and where
/// @param hint what to do about it; may be empty
/// @param code short and stable, to be quoted
public record Trouble(String what, String hint, String code) {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  /// Explained failures speak for themselves. Others are a fault of ours: they are logged with
  /// their trace, and the user is told so without it.
  public static Trouble of(Throwable failure) {
    if (failure instanceof Explained explained) {
      return new Trouble(explained.getMessage(), explained.hint(), explained.code());
    }
    LOG.error("not expected", failure);
    return new Trouble(
        Texts.text("trouble.unexpected", failure.getClass().getSimpleName()),
        Texts.text("trouble.unexpected.hint"),
        "UNEXPECTED");
  }
}
