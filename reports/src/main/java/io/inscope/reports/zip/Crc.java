package io.inscope.reports.zip;

/// Checksums of pieces, combined into the one of the whole.
///
/// CRC-32 takes bytes for a polynomial over GF(2) and is its remainder. Appending n bytes
/// multiplies by x^8n, so the checksum of AB is crc(A) · x^8n + crc(B), all modulo the polynomial
/// of the checksum (ISO 3309; the bits are stored lowest power first).
final class Crc {
  private static final int POLYNOMIAL = 0xEDB88320;
  private static final int ONE = 1 << 31;
  private static final int X = ONE >>> 1;

  private Crc() {}

  /// @param length of the second piece in bytes
  static int combined(int first, int second, long length) {
    return times(first, power(length)) ^ second;
  }

  /// x^8n.
  private static int power(long n) {
    int result = ONE;
    int square = X;
    for (int i = 0; i < 3; i++) {
      square = times(square, square);
    }
    for (long rest = n; rest > 0; rest >>>= 1) {
      if ((rest & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  private static int times(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int term = ONE; term != 0; term >>>= 1) {
      if ((a & term) != 0) {
        product ^= shifted;
      }
      shifted = (shifted >>> 1) ^ ((shifted & 1) == 0 ? 0 : POLYNOMIAL);
    }
    return product;
  }
}
