package io.inscope.snapshot.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the objects of a cluster have in common, learnt from some of them. A body compressed with
/// it is a third of what it would be alone, and quicker to compress (RFC 8878, section 5).
///
/// @param id by which frames name it; small numbers cost a byte
/// @param bytes as zstd trained them, with this id in them
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Dictionary(int id, byte[] bytes) {
  /// Fewer or smaller samples teach nothing.
  private static final int FEWEST = 40;

  private static final int LEAST = 64 << 10;

  /// Larger ones were not better, and cost time.
  private static final int LARGEST = 32 << 10;

  /// Of a long text the beginning says enough.
  private static final int LONGEST_SAMPLE = 32 << 10;

  /// More samples take time, and the dictionary is none the better for them.
  private static final int ENOUGH = 512 << 10;

  /// A dictionary pays when it is small against what it was learnt from.
  private static final int SHARE = 16;

  /// Where a dictionary has its id, after the magic number.
  private static final int ID_AT = 4;

  /// @param samples redacted bodies; what they have in common will stand in the file
  /// @return empty when there is too little to learn from
  static Optional<Dictionary> train(int id, List<byte[]> samples) {
    int size = 0;
    for (byte[] sample : samples) {
      size += Math.min(sample.length, LONGEST_SAMPLE);
    }
    if (samples.size() < FEWEST || size < LEAST) {
      return Optional.empty();
    }
    List<byte[]> some = spread(samples, size);
    int length = some.stream().mapToInt(sample -> sample.length).sum();
    ZstdDictTrainer trainer =
        new ZstdDictTrainer(length, Math.min(LARGEST, size / SHARE), Body.LEVEL_WITH_DICTIONARY);
    some.forEach(trainer::addSample);
    try {
      byte[] bytes = trainer.trainSamples();
      if (Zstd.getDictIdFromDict(bytes) == 0) {
        return Optional.empty();
      }
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(ID_AT, id);
      return Optional.of(new Dictionary(id, bytes));
    } catch (ZstdException e) {
      return Optional.empty(); // samples without anything in common
    }
  }

  /// The beginnings of as many samples as are enough, from all over them.
  private static List<byte[]> spread(List<byte[]> samples, int size) {
    int step = Math.max(1, Math.min(size / ENOUGH, samples.size() / FEWEST));
    return IntStream.range(0, (samples.size() + step - 1) / step)
        .mapToObj(i -> samples.get(i * step))
        .map(
            sample ->
                sample.length <= LONGEST_SAMPLE ? sample : Arrays.copyOf(sample, LONGEST_SAMPLE))
        .toList();
  }
}
