package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Walks through the report of a scanner, which may be large, with one vulnerability in memory at a
/// time.
///
/// A report that breaks off loses the image at which it does: half a list of vulnerabilities looks
/// better than the image is.
final class ScanReport {
  /// Reads one value. The parser stands on its first token, and ends on its last.
  interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  /// Reads the member of an object.
  interface Member {
    void read(String name, JsonParser parser) throws IOException;
  }

  /// Reads an item of a list that is an object.
  interface Item {
    void read(JsonObject item, int line) throws IOException;
  }

  /// Whoever opened the entry closes it, after it was counted and hashed to its end.
  private static final JsonFactory JSON =
      JsonTree.JSON.rebuild().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  private ScanReport() {}

  /// Every object of a file: one, several, or a list of them.
  static void objects(String name, InputStream bytes, Sink sink, Reading reading)
      throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), Utf8.of(bytes))) {
      try {
        for (JsonToken at = parser.nextToken(); at != null; at = parser.nextToken()) {
          switch (at) {
            case START_OBJECT -> reading.read(parser);
            case START_ARRAY, END_ARRAY -> {}
            default -> parser.skipChildren();
          }
        }
      } catch (JacksonException e) {
        if (e.getCause() instanceof IOException broken) {
          throw broken;
        }
        // The parser's own words quote the text.
        new Documents(name, sink)
            .error(
                Math.max(0, e.getLocation().getLineNr()),
                Math.max(0, e.getLocation().getColumnNr()),
                "not valid JSON from here on; the image that the report speaks of here is not read",
                1);
      }
    }
  }

  static void members(JsonParser parser, Member member) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(name, parser);
    }
  }

  /// The items of a list, one after the other, whatever they are.
  static void each(JsonParser parser, Reading reading) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      reading.read(parser);
    }
  }

  /// The items of a list that are objects.
  static void items(JsonParser parser, Item item) throws IOException {
    each(
        parser,
        at -> {
          int line = at.currentTokenLocation().getLineNr();
          if (JsonTree.readLocated(at) instanceof JsonObject object) {
            item.read(object, line);
          }
        });
  }

  /// The text that stands here; empty for anything else.
  static String text(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  /// Hands over what was read of one image, or says why it cannot.
  static void done(ImageScan scan, String source, Sink sink) {
    if (scan.isTooLong()) {
      new Documents(source, sink)
          .error(
              scan.line(),
              0,
              "more than %d entries about one image; the scan is not read"
                  .formatted(ImageScan.MOST),
              1);
    } else {
      scan.resource(source).ifPresent(sink::resource);
    }
  }

  /// Says that a report speaks of nothing that can run.
  static void noImage(String source, int line, String what, Sink sink) {
    sink.problem(
        new Problem(
            source,
            line,
            0,
            Problem.Severity.INFO,
            what + ": no workload can be joined to it",
            0,
            "left out"));
  }
}
