package io.inscope.snapshot.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Optional;

/// Bytes as the file keeps them: compressed with zstd (RFC 8878).
///
/// @param size before compression
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Body(int size, byte[] zstd) {
  /// The level where more effort stops paying for small JSON.
  private static final int LEVEL = 3;

  static Body of(byte[] bytes) {
    return new Body(bytes.length, bytes.length == 0 ? bytes : Zstd.compress(bytes, LEVEL));
  }

  /// The bytes again; empty when they are damaged.
  Optional<byte[]> bytes() {
    if (size == 0) {
      return Optional.of(new byte[0]);
    }
    try {
      byte[] bytes = Zstd.decompress(zstd, size);
      return bytes.length == size ? Optional.of(bytes) : Optional.empty();
    } catch (ZstdException | NegativeArraySizeException e) {
      return Optional.empty();
    }
  }
}
