package io.inscope.snapshot.store;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compresses bodies, with dictionaries where there are some. For one thread.
final class Compressing implements AutoCloseable {
  private final ZstdCompressCtx alone = new ZstdCompressCtx().setLevel(Body.LEVEL);

  /// Line tables are short and say nearly always "two lines further".
  private final ZstdCompressCtx quick = new ZstdCompressCtx().setLevel(Body.LEVEL_OF_LINES);

  private final Map<Integer, ZstdCompressCtx> together = new HashMap<>();
  private final List<ZstdDictCompress> dictionaries = new ArrayList<>();

  Prepared of(Redacting.Clean clean, Optional<Dictionary> dictionary) {
    ZstdCompressCtx context = dictionary.map(this::with).orElse(alone);
    return Prepared.of(clean, body(clean.json(), context), body(clean.lines(), quick));
  }

  private static Body body(byte[] bytes, ZstdCompressCtx context) {
    return new Body(bytes.length, bytes.length == 0 ? bytes : context.compress(bytes));
  }

  private ZstdCompressCtx with(Dictionary dictionary) {
    return together.computeIfAbsent(
        dictionary.id(),
        _ -> {
          ZstdDictCompress learnt =
              new ZstdDictCompress(dictionary.bytes(), Body.LEVEL_WITH_DICTIONARY);
          dictionaries.add(learnt);
          return new ZstdCompressCtx().loadDict(learnt);
        });
  }

  /// Frees what the contexts take outside of the heap.
  @Override
  public void close() {
    alone.close();
    quick.close();
    together.values().forEach(ZstdCompressCtx::close);
    dictionaries.forEach(ZstdDictCompress::close);
  }
}
