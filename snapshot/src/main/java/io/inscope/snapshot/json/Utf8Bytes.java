package io.inscope.snapshot.json;

/// The bytes of one character outside of ASCII ([RFC
/// 3629](https://www.rfc-editor.org/rfc/rfc3629)).
public final class Utf8Bytes {
  private Utf8Bytes() {}

  /// How many bytes the character at a place has, 2 to 4; 0 when it is not valid UTF-8. Three bytes
  /// must be readable behind it.
  public static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int next = bytes[at + 1] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4 || (next & 0xC0) != 0x80) {
      return 0;
    }
    if (lead < 0xE0) {
      return 2;
    }
    if ((bytes[at + 2] & 0xC0) != 0x80) {
      return 0;
    }
    if (lead < 0xF0) {
      boolean overlong = lead == 0xE0 && next < 0xA0;
      boolean surrogate = lead == 0xED && next >= 0xA0;
      return overlong || surrogate ? 0 : 3;
    }
    boolean overlong = lead == 0xF0 && next < 0x90;
    boolean beyond = lead == 0xF4 && next >= 0x90;
    return overlong || beyond || (bytes[at + 3] & 0xC0) != 0x80 ? 0 : 4;
  }

  /// The code point of a character whose bytes are valid.
  public static int codePoint(byte[] bytes, int at, int length) {
    int c = bytes[at] & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      c = c << 6 | bytes[at + i] & 0x3F;
    }
    return c;
  }
}
