package io.inscope.app;

import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.redaction.Redactor;

/// Progress of a capture, which tells names and what a server said on the screen: they may hold a
/// token, too.
record RedactedWatcher(CaptureWatcher next, Redactor redactor) implements CaptureWatcher {
  @Override
  public void begins(Iterable<ApiResource> kinds) {
    next.begins(kinds);
  }

  @Override
  public void page(ApiResource resource, String namespace, long objects, long remaining) {
    next.page(resource, redactor.text(namespace), objects, remaining);
  }

  @Override
  public void listed(ListedKind row) {
    next.listed(
        new ListedKind(
            row.resource(),
            redactor.text(row.namespace()),
            redacted(row.coverage()),
            row.objects(),
            row.resourceVersion(),
            row.start(),
            row.end(),
            row.consistent()));
  }

  private Coverage redacted(Coverage said) {
    return switch (said) {
      case Coverage.Refused refused -> new Coverage.Refused(redactor.text(refused.message()));
      case Coverage.Failed failed -> new Coverage.Failed(redactor.text(failed.message()));
      case Coverage.NotAsked notAsked -> new Coverage.NotAsked(redactor.text(notAsked.why()));
      case Coverage.Read _ -> said;
    };
  }

  @Override
  public void request(RequestRow row) {
    next.request(
        new RequestRow(
            row.number(),
            row.at(),
            row.method(),
            redactor.text(row.target()),
            row.status(),
            row.bytes(),
            row.sha256(),
            row.millis(),
            row.note()));
  }

  @Override
  public void step(String what) {
    next.step(redactor.text(what));
  }

  @Override
  public boolean isCancelled() {
    return next.isCancelled();
  }
}
