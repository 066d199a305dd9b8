package io.inscope.snapshot.redaction;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of running text, in one pass. The text itself comes back when there are none.
final class TextRedactor {
  private static final List<Detector> DETECTORS =
      List.of(
          new PrivateKeyBlock(),
          new EncodedPrivateKey(),
          new PackedBlock(),
          new JsonWebToken(),
          new VendorToken(),
          new AuthorizationHeader(),
          new UrlUserInfo(),
          new Assignment(),
          new Directive(),
          new XmlElement(),
          new CommandLine(),
          new TrackData(),
          new CardNumber());

  private static final Detector[][] BY_TRIGGER = new Detector[128][];

  static {
    for (char c = 0; c < BY_TRIGGER.length; c++) {
      char trigger = c;
      BY_TRIGGER[c] =
          DETECTORS.stream()
              .filter(detector -> detector.triggers().indexOf(trigger) >= 0)
              .toArray(Detector[]::new);
    }
  }

  private final FingerprintKey key;

  TextRedactor(FingerprintKey key) {
    this.key = key;
  }

  /// @param found told what was found, for each
  String redact(String text, Consumer<String> found) {
    StringBuilder out = new StringBuilder(0);
    int copied = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int marker = c == 'r' ? Marker.end(text, i) : -1;
      Detector.Span span = marker < 0 ? spanAt(text, i) : null;
      if (span != null) {
        found.accept(span.what());
        out.append(text, copied, span.from()).append(marker(text, span));
        copied = span.to();
      }
      i = span != null ? span.to() : Math.max(i + 1, marker);
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static Detector.@Nullable Span spanAt(String text, int at) {
    char c = text.charAt(at);
    if (c >= BY_TRIGGER.length) {
      return null;
    }
    for (Detector detector : BY_TRIGGER[c]) {
      Detector.Span span = detector.find(text, at);
      if (span != null) {
        return span;
      }
    }
    return null;
  }

  private String marker(String text, Detector.Span span) {
    String value = text.substring(span.from(), span.to());
    if (span.what().equals("card")) {
      return Marker.card(value.replaceAll("\\D", "")).text();
    }
    return Elision.of(value).orElseGet(() -> Marker.of(span.what(), value, key)).text();
  }
}
