package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Files that are shipped with the program: the sample bank.
///
/// @param name how the set is called
/// @param anchor the class beside which the files stand on the class path
/// @param files their names relative to it, in the order in which to read them
public record ResourceSource(String name, Class<?> anchor, List<String> files) implements Source {
  public ResourceSource {
    files = List.copyOf(files);
  }

  /// @throws IllegalStateException when a file is not shipped, which no user can mend
  @Override
  public void check() {
    for (String file : files) {
      if (anchor.getResource(file) == null) {
        throw new IllegalStateException("not shipped: " + file);
      }
    }
  }

  @Override
  public void entries(Visitor visitor) {
    for (String file : files) {
      visitor.file(name + "/" + file, () -> open(file));
    }
  }

  private InputStream open(String file) throws IOException {
    InputStream in = anchor.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("not shipped: " + file);
    }
    return in;
  }
}
