package io.inscope.snapshot.importing;

import java.io.IOException;

/// More of something than any honest export has. The message says of what, and what to do.
final class TooMuchException extends IOException {
  TooMuchException(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
