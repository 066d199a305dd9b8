package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.shapes.Datum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A draw.io or Visio file of ours that somebody edited.
public final class EditedFile {
  /// Far more than any diagram needs, in bytes.
  static final int LARGEST = 64 << 20;

  private final List<EditedPage> pages;

  private EditedFile(List<EditedPage> pages) {
    this.pages = pages;
  }

  /// Reads a file, whatever its name is.
  ///
  /// @throws EditedFileException when it is neither draw.io nor Visio, broken, or not of ours
  public static EditedFile read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new EditedFileException("it cannot be read");
    }
    return read(bytes);
  }

  /// The same from memory.
  static EditedFile read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new EditedFileException("it is larger than %d MB".formatted(LARGEST >> 20));
    }
    if (bytes.length == 0) {
      throw new EditedFileException("it is empty");
    }
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    List<EditedPage> pages = zip ? VsdxReader.read(bytes) : DrawioReader.read(bytes);
    if (pages.stream().noneMatch(EditedPage::isOurs)) {
      throw new EditedFileException("no page of it is one that Inscope drew");
    }
    return new EditedFile(pages);
  }

  List<EditedPage> pages() {
    return pages;
  }

  /// The seals of the snapshots its pages show.
  public Set<String> seals() {
    return values(Datum.SEAL);
  }

  public Set<String> clusterUids() {
    return values(Datum.CLUSTER_UID);
  }

  private Set<String> values(Datum datum) {
    Set<String> values = new TreeSet<>();
    pages.stream().filter(EditedPage::isOurs).forEach(page -> values.add(page.get(datum)));
    return values;
  }
}
