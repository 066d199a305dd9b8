package io.inscope.snapshot.importing;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// How sources and their failures are called, the same on every system.
final class Names {
  private Names() {}

  static String of(Path path) {
    String name = path.toString().replace(File.separatorChar, '/');
    return name.isEmpty() ? "." : name;
  }

  /// Why reading failed, in words and without paths.
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it is not there any more";
      case AccessDeniedException _ -> "it may not be read";
      case ZipException _ -> "its compressed data is damaged";
      case java.io.EOFException _ -> "it ends too early";
      default -> "reading it failed";
    };
  }
}
