package io.inscope.reports.diagram.text;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A TrueType font, read as far as drawing plain text needs: characters to glyphs, advance widths,
/// outlines. No kerning, no hinting, no shaping. Lengths are in em, y points down.
///
/// Source: the OpenType specification, tables head, hhea, hmtx, cmap (format 4), loca and glyf:
/// <https://learn.microsoft.com/typography/opentype/spec/>
public final class OutlineFont {
  private static final int COMPOSITE_WORDS = 0x1;
  private static final int COMPOSITE_OFFSETS = 0x2;
  private static final int COMPOSITE_SCALE = 0x8;
  private static final int COMPOSITE_MORE = 0x20;
  private static final int COMPOSITE_SCALE_XY = 0x40;
  private static final int COMPOSITE_MATRIX = 0x80;

  private final ByteBuffer data;
  private final Map<String, Integer> tables = new HashMap<>();
  private final double unitsPerEm;
  private final boolean longOffsets;
  private final int metrics;
  private final int characters;
  private final Map<Integer, Path2D> outlines = new ConcurrentHashMap<>();

  private OutlineFont(byte[] bytes) {
    data = ByteBuffer.wrap(bytes);
    for (int i = 0; i < u16(4); i++) {
      int entry = 12 + 16 * i;
      tables.put(new String(bytes, entry, 4, StandardCharsets.US_ASCII), data.getInt(entry + 8));
    }
    unitsPerEm = u16(table("head") + 18);
    longOffsets = u16(table("head") + 50) == 1;
    metrics = u16(table("hhea") + 34);
    characters = charactersOfUnicode();
  }

  /// Reads one of the fonts beside this class.
  static OutlineFont bundled(String file) {
    try (InputStream in = open(file)) {
      return new OutlineFont(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The bytes of one of the fonts beside this class.
  static InputStream open(String file) {
    InputStream in = OutlineFont.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("the font " + file + " is missing from the program");
    }
    return in;
  }

  /// Whether the font has a shape of its own for this character.
  public boolean has(int codePoint) {
    return glyph(codePoint) != 0;
  }

  /// How far the pen moves after this character.
  public double advance(int codePoint) {
    int glyph = Math.min(glyph(codePoint), metrics - 1);
    return u16(table("hmtx") + 4 * glyph) / unitsPerEm;
  }

  /// The shape of this character, standing on y = 0. Do not change it: it is shared.
  public Path2D outline(int codePoint) {
    return outlines.computeIfAbsent(
        glyph(codePoint),
        glyph -> {
          Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
          append(path, glyph, 1, 0, 0, 1, 0, 0);
          return path;
        });
  }

  private int charactersOfUnicode() {
    int cmap = table("cmap");
    for (int i = 0; i < u16(cmap + 2); i++) {
      int offset = cmap + data.getInt(cmap + 4 + 8 * i + 4);
      if (u16(cmap + 4 + 8 * i) == 3 && u16(offset) == 4) {
        return offset;
      }
    }
    throw new IllegalStateException("the bundled font has no character table of format 4");
  }

  /// Glyph 0 is what the font draws for a character it does not have.
  private int glyph(int codePoint) {
    int doubledCount = u16(characters + 6);
    int ends = characters + 14;
    int starts = ends + doubledCount + 2;
    for (int i = 0; i < doubledCount && codePoint <= 0xffff; i += 2) {
      if (codePoint > u16(ends + i)) {
        continue;
      }
      if (codePoint < u16(starts + i)) {
        return 0;
      }
      int delta = u16(starts + doubledCount + i);
      int rangeAt = starts + 2 * doubledCount + i;
      int range = u16(rangeAt);
      if (range == 0) {
        return (codePoint + delta) & 0xffff;
      }
      int glyph = u16(rangeAt + range + 2 * (codePoint - u16(starts + i)));
      return glyph == 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }

  /// Adds a glyph, mapped by x' = a x + c y + e, y' = b x + d y + f (font units, y up).
  private void append(
      Path2D path, int glyph, double a, double b, double c, double d, double e, double f) {
    int loca = table("loca");
    int from = longOffsets ? data.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
    int to = longOffsets ? data.getInt(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
    if (from == to) {
      return;
    }
    int at = table("glyf") + from;
    int contours = data.getShort(at);
    if (contours >= 0) {
      new Contours(at + 10, contours).append(path, a, b, c, d, e, f);
      return;
    }
    at += 10;
    int flags;
    do {
      flags = u16(at);
      int part = u16(at + 2);
      at += 4;
      boolean words = (flags & COMPOSITE_WORDS) != 0;
      double dx = words ? data.getShort(at) : data.get(at);
      double dy = words ? data.getShort(at + 2) : data.get(at + 1);
      at += words ? 4 : 2;
      if ((flags & COMPOSITE_OFFSETS) == 0) {
        dx = 0; // Parts joined at numbered points: not used by the bundled fonts.
        dy = 0;
      }
      double pa = 1;
      double pb = 0;
      double pc = 0;
      double pd = 1;
      if ((flags & COMPOSITE_SCALE) != 0) {
        pa = pd = f2dot14(at);
        at += 2;
      } else if ((flags & COMPOSITE_SCALE_XY) != 0) {
        pa = f2dot14(at);
        pd = f2dot14(at + 2);
        at += 4;
      } else if ((flags & COMPOSITE_MATRIX) != 0) {
        pa = f2dot14(at);
        pb = f2dot14(at + 2);
        pc = f2dot14(at + 4);
        pd = f2dot14(at + 6);
        at += 8;
      }
      append(
          path,
          part,
          a * pa + c * pb,
          b * pa + d * pb,
          a * pc + c * pd,
          b * pc + d * pd,
          a * dx + c * dy + e,
          b * dx + d * dy + f);
    } while ((flags & COMPOSITE_MORE) != 0);
  }

  private int table(String name) {
    Integer at = tables.get(name);
    if (at == null) {
      throw new IllegalStateException("the bundled font has no table " + name);
    }
    return at;
  }

  private int u16(int at) {
    return data.getShort(at) & 0xffff;
  }

  private double f2dot14(int at) {
    return data.getShort(at) / 16384.0;
  }

  /// The points of a simple glyph: runs of on-curve points and quadratic controls between them.
  private final class Contours {
    private final int[] ends;
    private final int[] flags;
    private final int[] xs;
    private final int[] ys;

    Contours(int at, int count) {
      ends = new int[count];
      for (int i = 0; i < count; i++) {
        ends[i] = u16(at + 2 * i);
      }
      int points = count == 0 ? 0 : ends[count - 1] + 1;
      int next = at + 2 * count;
      next += 2 + u16(next); // Skip the hinting program.
      flags = new int[points];
      for (int i = 0; i < points; i++) {
        flags[i] = data.get(next++) & 0xff;
        if ((flags[i] & 8) != 0) {
          int repeats = data.get(next++) & 0xff;
          for (int r = 0; r < repeats; r++) {
            flags[i + 1] = flags[i];
            i++;
          }
        }
      }
      xs = new int[points];
      ys = new int[points];
      next = coordinates(xs, next, 2, 16);
      coordinates(ys, next, 4, 32);
    }

    private int coordinates(int[] values, int at, int shortBit, int sameBit) {
      int value = 0;
      for (int i = 0; i < values.length; i++) {
        boolean same = (flags[i] & sameBit) != 0;
        if ((flags[i] & shortBit) != 0) {
          int delta = data.get(at++) & 0xff;
          value += same ? delta : -delta;
        } else if (!same) {
          value += data.getShort(at);
          at += 2;
        }
        values[i] = value;
      }
      return at;
    }

    void append(Path2D path, double a, double b, double c, double d, double e, double f) {
      int first = 0;
      for (int last : ends) {
        contour(path, first, last, a, b, c, d, e, f);
        first = last + 1;
      }
    }

    private void contour(
        Path2D path,
        int first,
        int last,
        double a,
        double b,
        double c,
        double d,
        double e,
        double f) {
      int count = last - first + 1;
      if (count < 2) {
        return;
      }
      double[] px = new double[count];
      double[] py = new double[count];
      for (int i = 0; i < count; i++) {
        px[i] = (a * xs[first + i] + c * ys[first + i] + e) / unitsPerEm;
        py[i] = -(b * xs[first + i] + d * ys[first + i] + f) / unitsPerEm;
      }
      int start = 0;
      while (start < count && !onCurve(first + start)) {
        start++;
      }
      if (start == count) {
        return; // A contour of controls only: not used by the bundled fonts.
      }
      path.moveTo(px[start], py[start]);
      for (int step = 1; step <= count; step++) {
        int i = (start + step) % count;
        if (onCurve(first + i)) {
          path.lineTo(px[i], py[i]);
          continue;
        }
        int after = (i + 1) % count;
        if (onCurve(first + after)) {
          path.quadTo(px[i], py[i], px[after], py[after]);
          step++;
        } else {
          path.quadTo(px[i], py[i], (px[i] + px[after]) / 2, (py[i] + py[after]) / 2);
        }
      }
      path.closePath();
    }

    private boolean onCurve(int point) {
      return (flags[point] & 1) != 0;
    }
  }
}
