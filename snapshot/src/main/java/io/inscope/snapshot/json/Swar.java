package io.inscope.snapshot.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time: tests on a `long` that answer for each of its bytes (SIMD within a
/// register, see [Bit Twiddling Hacks](https://graphics.stanford.edu/~seander/bithacks.html)).
///
/// A mask has the top bit set in bytes that pass the test. Only the first byte of a mask can be
/// relied on; those behind it may be wrong.
public final class Swar {
  /// Bytes that must be readable behind the end of a text, all zero: the end is then noticed like
  /// any other character that stops a loop.
  public static final int PADDING = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private Swar() {}

  public static long get(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void put(byte[] bytes, int at, long eight) {
    LONG.set(bytes, at, eight);
  }

  /// One byte eight times.
  public static long repeat(char ascii) {
    return ONES * ascii;
  }

  /// Bytes that are zero.
  public static long zeros(long eight) {
    return (eight - ONES) & ~eight & TOPS;
  }

  /// Bytes that no text of JSON or YAML holds as they are or that are not ASCII: below a space, or
  /// above 0x7F.
  public static long odd(long eight) {
    return ((eight - repeat(' ')) | eight) & TOPS;
  }

  /// The same, and the delete character 0x7F, which YAML forbids.
  public static long oddInYaml(long eight) {
    return ((eight - repeat(' ')) | (eight + ONES) | eight) & TOPS;
  }

  /// How many bytes are not the first of their character.
  static int continuations(long eight) {
    return Long.bitCount(eight & ~(eight << 1) & TOPS);
  }

  /// The first byte of a mask that is not zero.
  public static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }
}
