package io.inscope.reports.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there as a whole or not at all: written as `NAME.partial` beside its place, then
/// moved. An existing one is replaced.
public final class WholeFile {
  private WholeFile() {}

  /// What writes the content.
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// Writes a file into a folder that exists.
  ///
  /// @throws OutputException when it cannot; what was there before is still there
  public static void write(Path target, Content content) {
    Path folder = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target)) {
      throw new OutputException(
          "OUTPUT-IS-FOLDER",
          "'%s' is a folder".formatted(target),
          "Give the name of a file, such as report.xlsx.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new OutputException(
          "OUTPUT-NO-FOLDER",
          "the folder of '%s' does not exist".formatted(target),
          "Create it, or choose another place.");
    }
    Path partial = folder.resolve(target.getFileName() + ".partial");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
        content.write(out);
      }
      move(partial, target);
    } catch (IOException e) {
      throw failed(target, e);
    } finally {
      discard(partial);
    }
  }

  /// Makes a folder and those around it.
  ///
  /// @throws OutputException when it cannot
  public static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static OutputException failed(Path target, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new OutputException(
          "OUTPUT-DENIED",
          "'%s' cannot be written: access is denied".formatted(target),
          "Close it if another program has it open, or choose a folder you may write to.",
          e);
    }
    return new OutputException(
        "OUTPUT-FAILED",
        "'%s' could not be written: %s".formatted(target, reason(e)),
        "Close it if another program has it open, and see that the disk is not full.",
        e);
  }

  private static void move(Path partial, Path target) throws IOException {
    try {
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException ignored) {
      // The first failure says more than a second one about the same folder.
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
