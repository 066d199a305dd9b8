package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A folder with everything below it, sorted by name; only a kustomization comes before what it
/// speaks of. Links are not followed: they could lead out of what was handed over, or in circles.
public record FolderSource(Path path) implements Source {
  private static final int MAX_DEPTH = 100;

  @Override
  public String name() {
    return Names.of(path);
  }

  @Override
  public void check() throws ImportException {
    if (!Files.isReadable(path)) {
      throw new ImportException(
          "IMPORT-UNREADABLE",
          "the folder '" + name() + "' may not be read",
          "Give yourself permission to read it, or copy it to a folder of yours.");
    }
    if (!hasEntry(path, 0)) {
      throw new ImportException(
          "IMPORT-EMPTY-FOLDER",
          "the folder '" + name() + "' holds no files",
          "Name the folder that the export was written to.");
    }
  }

  private static boolean hasEntry(Path folder, int depth) {
    try {
      for (Path child : children(folder)) {
        if (!isFolder(child) || depth >= MAX_DEPTH || hasEntry(child, depth + 1)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true; // It is reported when its turn comes.
    }
  }

  @Override
  public void entries(Visitor visitor) {
    walk(path, name(), 0, visitor);
  }

  private static void walk(Path folder, String name, int depth, Visitor visitor) {
    List<Path> children;
    try {
      children = children(folder);
    } catch (IOException e) {
      visitor.unreadable(name, Names.reason(e));
      return;
    }
    String prefix = name.endsWith("/") ? name : name + "/";
    for (Path child : children) {
      String childName = prefix + child.getFileName();
      if (Files.isSymbolicLink(child)) {
        visitor.passedOver(childName, "a link; links are not followed");
      } else if (isFolder(child)) {
        if (depth < MAX_DEPTH) {
          walk(child, childName, depth + 1, visitor);
        } else {
          visitor.unreadable(childName, "folders are nested too deeply");
        }
      } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
        visitor.file(childName, new OfFile(child));
      } else {
        visitor.passedOver(childName, "a device, pipe or socket, not a file");
      }
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException(e);
    }
    children.sort(
        Comparator.comparing((Path child) -> !ManifestTree.isKustomization(nameOf(child)))
            .thenComparing(FolderSource::nameOf));
    return children;
  }
}
