package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// Base64 of gzip within running text, as in the YAML of a Fleet bundle: replaced unseen. Where it
/// is a whole text it is looked into, see [PackedText].
final class PackedBlock implements Detector {
  /// An empty gzip file is twenty bytes long.
  private static final int SHORTEST = 27;

  @Override
  public String triggers() {
    return "HS";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith("H4sI", at) && !text.startsWith("SDRzS", at)) {
      return null;
    }
    int end = Text.skip(text, at, Text::isBase64);
    return Text.startsToken(text, at) && end - at >= SHORTEST ? new Span(at, end, "packed") : null;
  }
}
