package io.inscope.reports.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there as a whole or not at all: written as `NAME.partial` beside its place, then
/// moved.
final class Target {
  /// What writes the content.
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private Target() {}

  static void write(Path target, Content content) throws WorkbookException {
    Path folder = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target)) {
      throw new WorkbookException(
          "'%s' is a folder".formatted(target), "Give the name of a file, such as report.xlsx.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WorkbookException(
          "the folder of '%s' does not exist".formatted(target),
          "Create it, or choose another place.");
    }
    Path partial = folder.resolve(target.getFileName() + ".partial");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
        content.write(out);
      }
      move(partial, target);
    } catch (AccessDeniedException e) {
      throw new WorkbookException(
          "'%s' cannot be written: access is denied".formatted(target),
          "Close it if another program has it open, or choose a folder you may write to.",
          e);
    } catch (IOException e) {
      throw new WorkbookException(
          "'%s' could not be written: %s".formatted(target, reason(e)),
          "Close it if another program has it open, and see that the disk is not full.",
          e);
    } finally {
      discard(partial);
    }
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
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
