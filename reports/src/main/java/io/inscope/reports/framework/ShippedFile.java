package io.inscope.reports.framework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A file of ours that travels in the jar, in `frameworks` beside this package.
final class ShippedFile {
  private ShippedFile() {}

  static byte[] bytes(String name) {
    try (InputStream in =
        ShippedFile.class.getResourceAsStream("/io/inscope/reports/frameworks/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: it lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
