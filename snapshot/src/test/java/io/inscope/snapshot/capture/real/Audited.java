package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request as the audit log of the server has it.
///
/// @param verb as RBAC knows it: `list`
/// @param target path and query
/// @param agent how the client names itself
record Audited(
    String verb, String target, int status, String user, String agent, Instant received) {

  /// What stands in the log now, in the order of coming in. A line that is still being written is
  /// left out.
  static List<Audited> in(Path log) throws IOException {
    return lines(log).map(Audited::of).sorted(Comparator.comparing(Audited::received)).toList();
  }

  /// The events with all they have.
  static Stream<Field> lines(Path log) throws IOException {
    String text = Files.readString(log);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> Admin.parsed(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// What a user asked for. Waits until the log has as much: a line is written after its answer was
  /// sent.
  static List<Audited> of(KubeApiServer server, String user, int atLeast)
      throws IOException, InterruptedException {
    for (int tries = 0; ; tries++) {
      List<Audited> found =
          in(server.auditLog()).stream().filter(event -> event.user().equals(user)).toList();
      if (found.size() >= atLeast || tries == 50) {
        return found;
      }
      Thread.sleep(100);
    }
  }

  /// Whether it changed nothing: it read, or asked what the user may do.
  boolean isReading() {
    return verb.equals("get")
        || verb.equals("list")
        || (verb.equals("create")
            && target.matches("/apis/auth[a-z]+\\.k8s\\.io/v1/selfsubject(access|rules)?reviews"));
  }

  /// `200 /api/v1/pods?limit=500`, by list. Lists of different kinds may overtake each other; the
  /// pages of one may not.
  static Map<String, List<String>> byList(List<Audited> events) {
    return byList(events.stream().map(event -> event.status() + " " + event.target()));
  }

  /// The same from our own log.
  static Map<String, List<String>> logged(List<RequestRow> requests) {
    return byList(requests.stream().map(row -> row.status() + " " + row.target()));
  }

  private static Map<String, List<String>> byList(Stream<String> requests) {
    return requests.collect(
        Collectors.groupingBy(request -> request.replaceAll("^\\d+ |\\?.*", "")));
  }

  private static Audited of(Field event) {
    return new Audited(
        event.at("verb").text(""),
        event.at("requestURI").text(""),
        (int) event.at("responseStatus", "code").number().orElse(0),
        event.at("user", "username").text(""),
        event.at("userAgent").text(""),
        Instant.parse(event.at("requestReceivedTimestamp").text("")));
  }
}
