package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Any text as UTF-8 without a byte order mark, so that there is one encoding to think about.
///
/// UTF-16 is what `kubectl ... > file` gives in Windows PowerShell 5. It is known by its byte order
/// mark, or by the zero bytes beside the first characters, and UTF-32 likewise, as in [RFC
/// 4627](https://www.rfc-editor.org/rfc/rfc4627#section-3).
final class Utf8 {
  private Utf8() {}

  static InputStream of(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, 4);
    byte[] head = bytes.readNBytes(4);
    Form form = Form.of(head);
    bytes.unread(head, form.mark(), head.length - form.mark());
    return form.charset().equals(StandardCharsets.UTF_8)
        ? bytes
        : new Transcoded(bytes, form.charset());
  }

  /// @param mark length of the byte order mark
  private record Form(Charset charset, int mark) {
    static Form of(byte[] head) {
      int[] b = new int[4];
      for (int i = 0; i < b.length; i++) {
        b[i] = i < head.length ? head[i] & 0xFF : -1;
      }
      if (b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
        return new Form(StandardCharsets.UTF_8, 3);
      }
      if (b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0) {
        return new Form(StandardCharsets.UTF_32LE, 4);
      }
      if (b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF) {
        return new Form(StandardCharsets.UTF_32BE, 4);
      }
      if (b[0] == 0xFF && b[1] == 0xFE) {
        return new Form(StandardCharsets.UTF_16LE, 2);
      }
      if (b[0] == 0xFE && b[1] == 0xFF) {
        return new Form(StandardCharsets.UTF_16BE, 2);
      }
      if (b[0] > 0 && b[1] == 0 && b[2] == 0 && b[3] == 0) {
        return new Form(StandardCharsets.UTF_32LE, 0);
      }
      if (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] > 0) {
        return new Form(StandardCharsets.UTF_32BE, 0);
      }
      if (b[0] > 0 && b[1] == 0 && b[2] > 0 && b[3] == 0) {
        return new Form(StandardCharsets.UTF_16LE, 0);
      }
      if (b[0] == 0 && b[1] > 0 && b[2] == 0 && b[3] > 0) {
        return new Form(StandardCharsets.UTF_16BE, 0);
      }
      return new Form(StandardCharsets.UTF_8, 0);
    }
  }

  /// Characters of another encoding, given out as UTF-8. What is no character becomes U+FFFD.
  private static final class Transcoded extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 14];
    private byte[] utf8 = new byte[0];
    private int position;

    Transcoded(InputStream in, Charset charset) {
      this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == utf8.length && !fill()) {
        return -1;
      }
      int n = Math.min(length, utf8.length - position);
      System.arraycopy(utf8, position, target, offset, n);
      position += n;
      return n;
    }

    private boolean fill() throws IOException {
      int n = reader.read(chars, 0, chars.length - 1);
      if (n < 0) {
        return false;
      }
      if (n > 0 && Character.isHighSurrogate(chars[n - 1])) {
        int low = reader.read();
        if (low >= 0) {
          chars[n++] = (char) low;
        }
      }
      utf8 = new String(chars, 0, n).getBytes(StandardCharsets.UTF_8);
      position = 0;
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
