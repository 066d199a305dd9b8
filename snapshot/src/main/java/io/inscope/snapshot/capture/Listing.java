package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedSet;

/// Reads one list from its first page to its last into a sink.
///
/// Pages of 500, as kubectl does. A page that broke off is asked for again. A list whose token
/// [expired](https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks)
/// (410) is begun again once; when that expires too, the rest is taken as it is now, with the token
/// the server offers for that, and the list counts as inconsistent.
final class Listing {
  static final String SECRETS =
      "only names, types, labels and annotations of secrets were asked for; their keys and values"
          + " were not";

  private static final int LIMIT = 500;
  private static final int MAX_EXPIRED = 50;
  private static final int MAX_BROKEN = 3;
  private static final String JSON = "application/json";
  private static final String WITHOUT_VALUES =
      "application/json;as=Table;v=v1;g=meta.k8s.io,"
          + "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

  private final ReadOnlyGateway gateway;
  private final ApiResource resource;
  private final String namespace;
  private final Sink sink;
  private final Handed handed;
  private final Clock clock;
  private final Progress progress;
  private String token = "";
  private String resourceVersion = "";
  private boolean consistent = true;
  private boolean restarted;
  private int expired;
  private int broken;
  private int lost;

  /// @param namespace empty for the whole cluster
  Listing(
      ReadOnlyGateway gateway,
      ApiResource resource,
      String namespace,
      Sink sink,
      Clock clock,
      Progress progress) {
    this.gateway = gateway;
    this.resource = resource;
    this.namespace = namespace;
    this.sink = sink;
    this.handed = new Handed(sink);
    this.clock = clock;
    this.progress = progress;
  }

  /// Reads it, and says what came of it; to the sink, the caller does.
  ///
  /// @throws CaptureException when the server cannot be reached; objects may have been handed over
  ListedKind read(Patience patience) throws CaptureException {
    Instant start = clock.instant();
    Coverage coverage = pages(patience);
    if (handed.vanished() > 0) {
      consistent = false;
      note(
          (handed.vanished() == 1 ? "an object was" : handed.vanished() + " objects were")
              + " there when the list was begun, and gone when it was begun again; what was read"
              + " of it is in the snapshot");
    }
    if (expired > 1) {
      note("the list took longer than the server keeps its state, and shows more than one");
    }
    return new ListedKind(
        resource,
        namespace,
        coverage,
        handed.objects(),
        resourceVersion,
        start,
        clock.instant(),
        consistent);
  }

  /// The names of what was read, sorted.
  SortedSet<String> names() {
    return handed.names();
  }

  private void note(String message) {
    sink.problem(
        new Problem(
            gateway.server() + resource.path(namespace),
            0,
            0,
            Problem.Severity.WARNING,
            message,
            0,
            ""));
  }

  private Coverage pages(Patience patience) throws CaptureException {
    String accept = resource.isCore("secrets") ? WITHOUT_VALUES : JSON;
    while (true) {
      progress.step("Reading " + resource.plural(), handed.objects());
      try (Answer answer = gateway.get(path(), accept, patience)) {
        if (answer.status() == 410 && expired < MAX_EXPIRED) {
          Field error = answer.error();
          if (!again(error)) {
            return new Coverage.Failed(Answer.message(410, error));
          }
          continue;
        }
        if (answer.status() != 200) {
          return refusal(answer.status(), Answer.message(answer.status(), answer.error()));
        }
        Page page = page(answer);
        if (!page.wrong().isEmpty()) {
          if (!page.wrong().startsWith("the answer is not whole") || ++broken >= MAX_BROKEN) {
            return new Coverage.Failed(page.wrong());
          }
          continue;
        }
        broken = 0;
        lost += handed.lost();
        if (resourceVersion.isEmpty() || expired > 0) {
          resourceVersion = page.resourceVersion();
        }
        if (page.next().isEmpty()) {
          return coverage();
        }
        if (page.next().equals(token)) {
          return new Coverage.Failed("the server gives the same page over and over");
        }
        token = page.next();
      }
    }
  }

  private String path() {
    return resource.path(namespace)
        + "?limit="
        + LIMIT
        + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
  }

  /// What to do about a token that expired.
  ///
  /// @return whether there is a way to go on
  private boolean again(Field error) {
    expired++;
    if (!restarted) {
      restarted = true;
      token = "";
      handed.restart();
      return true;
    }
    consistent = false;
    token = error.at("metadata", "continue").text("");
    return !token.isEmpty();
  }

  private Page page(Answer answer) {
    String source = gateway.server() + resource.path(namespace) + "#" + answer.number();
    handed.startPage();
    Page page = Page.read(resource, source, answer.body(), handed);
    answer.close();
    boolean whole = page.wrong().isEmpty() && handed.lost() == 0;
    Entry.Disposition disposition =
        whole
            ? Entry.Disposition.IMPORTED
            : handed.onPage() > 0 ? Entry.Disposition.DAMAGED : Entry.Disposition.UNREADABLE;
    sink.entry(
        new Entry(
            source,
            answer.size(),
            answer.sha256(),
            "live",
            disposition,
            handed.onPage(),
            page.wrong()));
    return page;
  }

  private Coverage coverage() {
    if (lost > 0) {
      return new Coverage.Failed(
          (lost == 1 ? "an object" : lost + " objects") + " of the list could not be read");
    }
    return resource.isCore("secrets")
        ? new Coverage.NotAsked(SECRETS)
        : new Coverage.Read(handed.objects());
  }

  private static Coverage refusal(int status, String said) {
    return switch (status) {
      case 403 -> new Coverage.Refused(said);
      case 401 -> new Coverage.Failed("the server does not accept the login any more: " + said);
      case 405 -> new Coverage.NotAsked("the server does not list it");
      default -> new Coverage.Failed(said);
    };
  }
}
