package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.model.Coverage;
import java.util.Locale;

/// What the API server said to a collector that wanted a list and did not get it. The text itself
/// is not kept: it names accounts, and may hold more.
final class ServerAnswer {
  private ServerAnswer() {}

  static Coverage coverage(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("forbidden") || text.contains("cannot list")) {
      return new Coverage.Refused("forbidden to the account that made the export");
    }
    if (text.contains("unauthorized") || text.contains("must be logged in")) {
      return new Coverage.Refused("the account that made the export was not let in");
    }
    if (text.contains("could not find the requested resource") || text.contains("no matches for")) {
      return new Coverage.NotAsked("the server does not serve it in the version asked for");
    }
    if (text.contains("timeout")
        || text.contains("timed out")
        || text.contains("deadline exceeded")) {
      return new Coverage.Failed("the server did not answer in time");
    }
    if (text.contains("unable to handle") || text.contains("unavailable")) {
      return new Coverage.Failed("the server could not answer");
    }
    return new Coverage.Failed("the export holds an error instead of the list");
  }
}
