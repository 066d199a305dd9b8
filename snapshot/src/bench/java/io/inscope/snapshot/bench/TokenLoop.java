package io.inscope.snapshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The yardstick: Jackson's tokens of a file, and nothing done with them; then what the process has
/// used.
final class TokenLoop {
  private TokenLoop() {}

  public static void main(String[] args) throws IOException {
    long tokens = 0;
    try (JsonParser parser =
        new JsonFactory()
            .createParser(ObjectReadContext.empty(), Files.newInputStream(Path.of(args[0])))) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    if (tokens == 0) {
      throw new IllegalStateException("nothing was read");
    }
    System.out.println(Usage.ofThisProcess());
  }
}
