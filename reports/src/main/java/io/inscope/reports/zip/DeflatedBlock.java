package io.inscope.reports.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A block, deflated up to a byte boundary.
///
/// @param size before
record DeflatedBlock(byte[] bytes, int crc, long size) {
  static DeflatedBlock of(Block block, int level) throws IOException {
    try (Deflating deflating = new Deflating(level)) {
      block.write(deflating);
      return deflating.finished();
    }
  }

  private static final class Deflating extends OutputStream {
    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(1 << 16);
    private final byte[] buffer = new byte[1 << 14];

    Deflating(int level) {
      deflater = new Deflater(level, true);
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
      deflater.setInput(bytes, offset, length);
      while (!deflater.needsInput()) {
        drain(Deflater.NO_FLUSH);
      }
    }

    DeflatedBlock finished() {
      while (drain(Deflater.SYNC_FLUSH) == buffer.length) {
        // What did not fit comes with the next buffer.
      }
      return new DeflatedBlock(
          deflated.toByteArray(), (int) crc.getValue(), deflater.getBytesRead());
    }

    private int drain(int flush) {
      int length = deflater.deflate(buffer, 0, buffer.length, flush);
      deflated.write(buffer, 0, length);
      return length;
    }

    @Override
    public void close() {
      deflater.end();
    }
  }
}
