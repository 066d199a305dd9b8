package io.inscope.snapshot.capture.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The lines before the body of an HTTP/1.1 message, read without a byte of what follows.
record HttpHead(List<String> lines) {
  private static final int MAX = 1 << 14;

  static HttpHead read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int last = 0; last < 4; ) {
      int b = in.read();
      if (b < 0 || head.size() == MAX) {
        throw new IOException("not an HTTP message");
      }
      head.write(b);
      boolean expected = b == (last % 2 == 0 ? '\r' : '\n');
      last = expected ? last + 1 : b == '\r' ? 1 : 0;
    }
    return new HttpHead(head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList());
  }

  String first() {
    return lines.getFirst();
  }

  Optional<String> field(String name) {
    String start = name + ":";
    return lines.stream()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }
}
