package io.inscope.snapshot.importing;

import java.io.IOException;
import java.util.concurrent.CancellationException;

/// Damaged bytes: the one form of the many in which readers of archives fail on them.
final class DamageException extends IOException {
  private DamageException(RuntimeException cause) {
    super("damaged", cause);
  }

  /// Something that only the reader of an archive does, nothing of ours.
  interface Reading<T> {
    T get() throws IOException;
  }

  /// @throws CancellationException when the user wants to stop, which is no damage
  static <T> T of(Reading<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DamageException(e);
    }
  }
}
