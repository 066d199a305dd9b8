package io.inscope.reports.diagram.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The file format: 8 bits a colour, no transparency, every line of pixels as its difference to the
/// one above. Drawings are mostly the same from line to line, so this packs well and fast. Source:
/// [PNG specification](https://www.w3.org/TR/png-3/).
final class PngStream {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte TRUE_COLOUR = 2;
  private static final byte UP = 2;
  private static final byte METRE = 1;
  private static final int LEVEL = 2;

  private PngStream() {}

  /// @param pixels `0xrrggbb`, line by line from the top
  static void write(int[] pixels, int width, int height, int pixelsPerMetre, OutputStream out)
      throws IOException {
    out.write(SIGNATURE);
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) 8)
            .put(TRUE_COLOUR)
            .array());
    chunk(
        out,
        "pHYs",
        ByteBuffer.allocate(9).putInt(pixelsPerMetre).putInt(pixelsPerMetre).put(METRE).array());
    chunk(out, "IDAT", packed(pixels, width, height));
    chunk(out, "IEND", new byte[0]);
  }

  private static byte[] packed(int[] pixels, int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(LEVEL);
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
      byte[] line = new byte[1 + 3 * width];
      line[0] = UP;
      for (int y = 0; y < height; y++) {
        for (int x = 0, at = 1; x < width; x++) {
          int pixel = pixels[y * width + x];
          int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
          line[at++] = (byte) ((pixel >> 16) - (above >> 16));
          line[at++] = (byte) ((pixel >> 8) - (above >> 8));
          line[at++] = (byte) (pixel - above);
        }
        deflated.write(line);
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.write(ByteBuffer.allocate(4).putInt(data.length).array());
    out.write(name);
    out.write(data);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
