package io.inscope.snapshot.capture;

import java.util.Optional;

/// What proves to the server who asks, beyond the connection itself.
interface Credential {
  Credential NONE = Optional::empty;

  /// The value of the header `Authorization`; empty to send none.
  Optional<String> authorization() throws CaptureException;

  /// Hears that the server does not accept it any more.
  ///
  /// @return whether there is a new one now, so that asking again makes sense
  default boolean renew() throws CaptureException {
    return false;
  }
}
