package io.inscope.app;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.redaction.Redactor;

/// Progress of an import, which tells the names of files on the screen: they may hold a token, too.
record RedactedProgress(Progress next, Redactor redactor) implements Progress {
  @Override
  public void at(String what, long done) {
    next.at(redactor.text(what), done);
  }

  @Override
  public boolean isCancelled() {
    return next.isCancelled();
  }
}
