package io.inscope.snapshot.importing.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The bytes of a snapshot, at any place, whether they are a mapped file or memory. Callers check
/// places against [#size]; numbers are little-endian, as every machine that runs etcd writes them.
record Bytes(MemorySegment segment) {
  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  long size() {
    return segment.byteSize();
  }

  byte u8(long at) {
    return segment.get(ValueLayout.JAVA_BYTE, at);
  }

  int u16(long at) {
    return segment.get(U16, at) & 0xFFFF;
  }

  long u32(long at) {
    return segment.get(U32, at) & 0xFFFF_FFFFL;
  }

  /// Unsigned; beyond 2^63 it comes out negative.
  long u64(long at) {
    return segment.get(U64, at);
  }

  long bigEndian64(long at) {
    return Long.reverseBytes(u64(at));
  }

  /// A copy, which is all that ever leaves the mapped file.
  byte[] copy(long at, int length) {
    return segment.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  boolean same(long one, long other, int length) {
    return MemorySegment.mismatch(segment, one, one + length, segment, other, other + length) < 0;
  }
}
