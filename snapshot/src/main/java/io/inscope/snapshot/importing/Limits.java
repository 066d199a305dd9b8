package io.inscope.snapshot.importing;

/// How much is too much.
final class Limits {
  private static final int GIBIBYTE = 1 << 30;

  private Limits() {}

  /// Bytes that one object or undivided document may have. etcd takes 1.5 MiB by default; what is a
  /// hundred times as large is no object. Its tree must fit into memory beside everything else, so
  /// a small heap lowers the limit.
  static int object() {
    return (int) Math.min(GIBIBYTE, Runtime.getRuntime().maxMemory() / 8);
  }

  /// Memory that reading xz may take. `xz -9` asks for 65 MiB; a header can ask for 1.5 GiB, and
  /// one can stand in another, eight deep.
  static int xzKibibytes() {
    return (int) Math.min(96 << 10, Runtime.getRuntime().maxMemory() / 8 >> 10);
  }
}
