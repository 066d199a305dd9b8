package io.inscope.snapshot.importing;

import java.nio.file.Files;
import java.nio.file.Path;

/// A single file. A link that the user names is followed: it is what they asked for.
public record FileSource(Path path) implements Source {
  @Override
  public String name() {
    return Names.of(path);
  }

  @Override
  public void check() throws ImportException {
    if (!Files.exists(path)) {
      throw new ImportException(
          "IMPORT-NOT-FOUND",
          "there is no file or folder '" + name() + "'",
          "Check the spelling and the folder you are in.");
    }
    if (!Files.isReadable(path)) {
      throw new ImportException(
          "IMPORT-UNREADABLE",
          "'" + name() + "' may not be read",
          "Give yourself permission to read it, or copy it to a folder of yours.");
    }
  }

  @Override
  public void entries(Visitor visitor) {
    visitor.file(name(), new OfFile(path));
  }
}
