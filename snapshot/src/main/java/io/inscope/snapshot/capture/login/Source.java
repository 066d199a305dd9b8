package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Where a proof comes from that does not last: a file, a program, an identity provider.
public interface Source {
  /// @param until when it runs out; empty when nobody says
  record Fresh(Proof proof, Optional<Instant> until) {}

  /// @param refused what the server did not accept, which does not help again
  /// @throws CancellationException when the thread was interrupted
  Fresh fetch(Optional<Proof> refused) throws CaptureException;
}
