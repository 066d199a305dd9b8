package io.inscope.reports.assessment;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Short names for things that have to be told again in the next snapshot and in a workbook that
/// comes back filled in: a letter and the beginning of a hash of what the thing is about, in the
/// alphabet of [RFC 4648](https://www.rfc-editor.org/rfc/rfc4648#section-6) base 32.
public final class ShortId {
  /// Characters behind the letter: 40 bits.
  public static final int LENGTH = 8;

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private ShortId() {}

  /// `Q-7K2MD4QA`.
  ///
  /// @param letter what kind of thing it names
  /// @param parts what makes it the thing it is
  public static String of(char letter, String... parts) {
    JsonArray.Builder all = JsonArray.builder();
    for (String part : parts) {
      all.add(part);
    }
    return letter + "-" + base32(all.build()).substring(0, LENGTH);
  }

  /// All of SHA-256 over canonical JSON: no name can be chosen so that two things read alike.
  static String base32(JsonArray parts) {
    try {
      return base32(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(parts)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = held << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(held >>> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    return text.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
  }
}
