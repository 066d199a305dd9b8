package io.inscope.snapshot.importing.etcd;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The head of a bbolt database. There are two, written in turns, so that one of them is whole
/// whatever happened to the other: the newer of those whose checksum fits counts
/// ([layout](https://github.com/etcd-io/bbolt/blob/main/internal/common/meta.go)).
///
/// @param pageSize bytes of a page, a power of two
/// @param root the page of the bucket that holds all buckets
/// @param transaction rises with every write
record Meta(int pageSize, long root, long transaction) {
  /// `0xED0CDAED` as it stands in the file.
  static final String MAGIC = "edda0ced";

  static final int MIN_PAGE = 1 << 10;
  static final int MAX_PAGE = 1 << 16;

  /// Length of the header of every page, which comes before the head.
  static final int PAGE_HEADER = 16;

  private static final long MAGIC_NUMBER = 0xED0CDAEDL;
  private static final int VERSION = 2;
  private static final int CHECKED = 56;
  private static final int LENGTH = CHECKED + Long.BYTES;

  /// The head that counts; empty when neither is whole.
  static Optional<Meta> of(Bytes bytes) {
    Optional<Meta> first = at(bytes, 0, 0);
    Optional<Meta> second = first.flatMap(meta -> at(bytes, meta.pageSize, meta.pageSize));
    for (int size = MIN_PAGE; first.isEmpty() && second.isEmpty() && size <= MAX_PAGE; size <<= 1) {
      second = at(bytes, size, size);
    }
    return Stream.concat(first.stream(), second.stream())
        .max(Comparator.comparingLong(Meta::transaction));
  }

  private static Optional<Meta> at(Bytes bytes, long page, int expectedSize) {
    long start = page + PAGE_HEADER;
    if (start + LENGTH > bytes.size()
        || bytes.u32(start) != MAGIC_NUMBER
        || bytes.u32(start + 4) != VERSION
        || bytes.u64(start + CHECKED) != fnv(bytes, start)) {
      return Optional.empty();
    }
    long size = bytes.u32(start + 8);
    boolean sound =
        Long.bitCount(size) == 1
            && size >= MIN_PAGE
            && size <= MAX_PAGE
            && (expectedSize == 0 || size == expectedSize);
    return sound
        ? Optional.of(new Meta((int) size, bytes.u64(start + 16), bytes.u64(start + 48)))
        : Optional.empty();
  }

  /// [FNV-1a](https://www.rfc-editor.org/rfc/rfc9923) with 64 bits.
  private static long fnv(Bytes bytes, long start) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < CHECKED; i++) {
      hash = (hash ^ (bytes.u8(start + i) & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
