package io.inscope.snapshot.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.util.Optional;

/// Bytes as the file keeps them: compressed with zstd (RFC 8878), alone or with the [Dictionary]
/// that the frame names.
///
/// @param size before compression
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Body(int size, byte[] zstd) {
  /// The level where more effort stops paying for small JSON.
  static final int LEVEL = 3;

  static final int LEVEL_WITH_DICTIONARY = 1;

  static final int LEVEL_OF_LINES = 1;

  static Body of(byte[] bytes) {
    return new Body(bytes.length, bytes.length == 0 ? bytes : Zstd.compress(bytes, LEVEL));
  }

  /// Bytes compressed without a dictionary; empty when they are damaged.
  static Optional<byte[]> plain(int size, byte[] zstd) {
    try {
      byte[] bytes = Zstd.decompress(zstd, size);
      return bytes.length == size ? Optional.of(bytes) : Optional.empty();
    } catch (ZstdException | NegativeArraySizeException e) {
      return Optional.empty();
    }
  }

  /// The id of the dictionary; 0 when there is none.
  long dictionary() {
    return zstd.length == 0 ? 0 : Zstd.getDictIdFromFrame(zstd);
  }

  /// The bytes again; empty when they, or their dictionary, are damaged.
  Optional<byte[]> bytes(Dictionaries dictionaries) {
    if (size == 0) {
      return Optional.of(new byte[0]);
    }
    long id = dictionary();
    if (id == 0) {
      return plain(size, zstd);
    }
    ZstdDictDecompress dictionary = dictionaries.get(id);
    if (dictionary == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Zstd.decompress(zstd, dictionary, size);
      return bytes.length == size ? Optional.of(bytes) : Optional.empty();
    } catch (ZstdException | NegativeArraySizeException e) {
      return Optional.empty();
    }
  }
}
