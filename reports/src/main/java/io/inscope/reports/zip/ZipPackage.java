package io.inscope.reports.zip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// Writes a zip package from front to back. Each entry is deflated into a scratch file first, so
/// that its sizes are known when its header is written.
public final class ZipPackage implements AutoCloseable {
  private final ZipRecords records;
  private final Path scratch;
  private final BlockDeflater deflater;

  /// @param out stays open
  /// @param scratch a file to be written over and over
  /// @param threads on which entries are deflated; their number changes no byte
  public ZipPackage(OutputStream out, Path scratch, int threads) {
    records = new ZipRecords(out, ZipRecords.MAX);
    this.scratch = scratch;
    deflater = new BlockDeflater(threads);
  }

  /// @param name with slashes
  public void add(String name, Block content) throws IOException {
    add(name, List.of(content).iterator());
  }

  public void add(String name, Iterator<Block> blocks) throws IOException {
    Deflated deflated;
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(scratch), 1 << 16)) {
      deflated = deflater.deflate(blocks, to);
    }
    records.entry(name, deflated, scratch);
  }

  /// Writes the directory; nothing can be added any more.
  public void finish() throws IOException {
    records.directory();
  }

  @Override
  public void close() {
    deflater.close();
  }
}
