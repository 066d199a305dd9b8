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
import java.util.Locale;

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
    write(target, content, WholeFile::moved);
  }

  /// How a file gets into its place.
  interface Move {
    void move(Path partial, Path target) throws IOException;
  }

  static void write(Path target, Content content, Move move) {
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
      place(partial, target, move);
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
    if (isDiskFull(e)) {
      return new OutputException(
          "OUTPUT-NO-SPACE",
          "'%s' could not be written: the disk is full".formatted(target),
          "Make room in its folder, and in '%s' for temporary files, or choose another disk."
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
    return new OutputException(
        "OUTPUT-FAILED",
        "'%s' could not be written: %s".formatted(target, reason(e)),
        "Close it if another program has it open, and see that the disk is not full.",
        e);
  }

  /// The content is written, its place is taken: on Windows a program that shows a file locks it.
  private static void place(Path partial, Path target, Move move) throws IOException {
    try {
      move.move(partial, target);
    } catch (FileSystemException e) {
      if (!Files.exists(target)) {
        throw e;
      }
      throw new OutputException(
          "OUTPUT-IN-USE",
          "'%s' could not be replaced: %s".formatted(target, reason(e)),
          "Close it if it is open in Excel or another program, or give another name. The old file"
              + " is as it was.",
          e);
    }
  }

  private static void moved(Path partial, Path target) throws IOException {
    try {
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Java has no exception of its own for it: systems say it in their words, and Linux and macOS
  /// name quotas too.
  private static boolean isDiskFull(IOException e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    return reason.contains("no space left")
        || reason.contains("not enough space")
        || reason.contains("quota exceeded");
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
