package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.drawing.DocumentWriter;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.shapes.Scene;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes Visio drawings. Parts have a fixed order and time, so that the same pages give the same
/// bytes.
public final class VsdxWriter implements DocumentWriter {
  /// The first moment a zip knows.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Override
  public String format() {
    return "vsdx";
  }

  @Override
  public void write(List<Page> pages, OutputStream out) throws IOException {
    List<Scene> scenes = pages.stream().map(Scene::of).toList();
    Map<Integer, String> names = new HashMap<>();
    pages.forEach(page -> names.putIfAbsent(page.sheet(), page.name()));
    names.remove(0);
    try (ZipOutputStream zip = new ZipOutputStream(unclosed(out))) {
      for (Map.Entry<String, String> part : Parts.of(scenes, names).entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static OutputStream unclosed(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
