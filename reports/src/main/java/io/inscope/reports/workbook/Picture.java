package io.inscope.reports.workbook;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A drawn page of the diagram, as it is put into the workbook.
public final class Picture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final String title;
  private final byte[] png;

  /// Takes over the bytes of an image.
  ///
  /// @throws IllegalArgumentException when they are not in PNG format
  public Picture(String title, byte[] png) {
    if (png.length < 24 || !Arrays.equals(png, 0, 8, SIGNATURE, 0, 8)) {
      throw new IllegalArgumentException("not a PNG image: " + title);
    }
    this.title = title;
    this.png = png.clone();
  }

  public String title() {
    return title;
  }

  public byte[] png() {
    return png.clone();
  }

  /// In pixels: the first field of the header chunk (PNG specification, 11.2.2).
  public int width() {
    return ByteBuffer.wrap(png).getInt(16);
  }

  public int height() {
    return ByteBuffer.wrap(png).getInt(20);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Picture that
        && title.equals(that.title)
        && Arrays.equals(png, that.png);
  }

  @Override
  public int hashCode() {
    return 31 * title.hashCode() + Arrays.hashCode(png);
  }

  @Override
  public String toString() {
    return "Picture[" + title + ", " + png.length + " bytes]";
  }
}
