package io.inscope.snapshot.importing;

import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// One compressed file, whose name is that of the container without its suffix.
final class Gzip implements Container {
  @Override
  public String id() {
    return "gzip";
  }

  @Override
  public boolean holds(Opening opening) {
    return opening.startsWith("1f8b");
  }

  @Override
  public void entries(String name, InputStream bytes, Source.Visitor visitor) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    String inner = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    visitor.file(name + "!/" + inner, () -> new GZIPInputStream(bytes, 1 << 16));
  }
}
