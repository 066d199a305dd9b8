package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// What proves to the server who asks. May be used by several threads.
public interface Credential {
  /// What to show now.
  ///
  /// @throws CaptureException when there is nothing to show
  /// @throws CancellationException when the thread was interrupted
  Proof proof() throws CaptureException;

  /// Hears that the server did not accept what it was shown.
  ///
  /// @param refused what it was shown
  /// @return whether there is something else to show now, so that asking again makes sense
  default boolean renew(Proof refused) throws CaptureException {
    return false;
  }

  /// The same with a key that stays the same.
  default Credential with(Optional<ClientKey> key) {
    Credential without = this;
    return key.isEmpty()
        ? this
        : new Credential() {
          @Override
          public Proof proof() throws CaptureException {
            return new Proof(without.proof().authorization(), key);
          }

          @Override
          public boolean renew(Proof refused) throws CaptureException {
            return without.renew(new Proof(refused.authorization(), Optional.empty()));
          }
        };
  }

  /// What stays the same.
  static Credential of(Proof proof) {
    return () -> proof;
  }
}
