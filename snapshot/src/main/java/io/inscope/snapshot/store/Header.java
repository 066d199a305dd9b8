package io.inscope.snapshot.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The first hundred bytes of a project file, read before SQLite touches it, so that a wrong file
/// is called what it is and left as it is. Layout: <https://www.sqlite.org/fileformat2.html>, 1.3.
///
/// @param version how many migrations the file has
record Header(int version) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 100;
  private static final int USER_VERSION = 60;
  private static final int APPLICATION_ID = 68;

  /// @throws ProjectException when there is no file, or it is not a project of ours or of a version
  ///   before ours
  static Header read(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(firstBytes(file));
    if (bytes.capacity() < LENGTH
        || !Arrays.equals(bytes.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new ProjectException(
          "PROJECT-NOT-SQLITE",
          "\"%s\" is not an Inscope project.".formatted(file),
          "Give the .inscope file that an import has made; to read an export, use the import.");
    }
    if (bytes.getInt(APPLICATION_ID) != Schema.APPLICATION_ID) {
      throw new ProjectException(
          "PROJECT-FOREIGN",
          "\"%s\" is a database of another program, not an Inscope project.".formatted(file),
          "Give the .inscope file that an import has made.");
    }
    int version = bytes.getInt(USER_VERSION);
    if (version > Schema.VERSION) {
      throw new ProjectException(
          "PROJECT-NEWER",
          "The project \"%s\" was written by a newer version of Inscope (format %d, this one knows %d)."
              .formatted(file, version, Schema.VERSION),
          "Open it with that version or a later one.");
    }
    return new Header(version);
  }

  private static byte[] firstBytes(Path file) {
    if (!Files.exists(file)) {
      throw new ProjectException(
          "PROJECT-NOT-FOUND",
          "There is no project \"%s\".".formatted(file),
          "Check the path, or make the project with an import.");
    }
    if (Files.isDirectory(file)) {
      throw new ProjectException(
          "PROJECT-NOT-SQLITE",
          "\"%s\" is a folder, not an Inscope project.".formatted(file),
          "Give the .inscope file that an import has made.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LENGTH);
    } catch (IOException e) {
      throw new ProjectException(
          "PROJECT-IO",
          "The project \"%s\" cannot be read.".formatted(file),
          "Check that you may read the file, and that the disk or network share is there.",
          e);
    }
  }
}
