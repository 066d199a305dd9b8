package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/// Reads one list from its first page to its last into a sink.
///
/// Pages of 500, as kubectl does. A page that broke off is asked for again. A list whose token
/// [expired](https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks)
/// (410) is begun again once; when that expires too, the rest is taken as it is now, with the token
/// the server offers for that, and the list counts as inconsistent.
final class Listing {
  private static final int LIMIT = 500;
  private static final int MAX_EXPIRED = 50;
  private static final int MAX_BROKEN = 3;

  /// So many pages without a new object are the same page over and over.
  private static final int MAX_IDLE = 3;

  private static final String JSON = "application/json";
  private static final String WITHOUT_VALUES =
      "application/json;as=Table;v=v1;g=meta.k8s.io,"
          + "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

  private final ReadOnlyGateway gateway;
  private final ApiResource resource;
  private final String namespace;
  private final Handed handed;
  private final Clock clock;
  private final CaptureWatcher watcher;
  private final Door door;
  private final Instant start;
  private String token = "";
  private String resourceVersion = "";
  private int status;
  private boolean complete;
  private boolean consistent = true;
  private boolean restarted;
  private int expired;
  private int broken;
  private int lost;
  private int seen;
  private int idle;

  /// @param namespace empty for the whole cluster
  /// @param handed what its objects go through
  Listing(
      ReadOnlyGateway gateway,
      ApiResource resource,
      String namespace,
      Door door,
      Handed handed,
      Clock clock,
      CaptureWatcher watcher) {
    this.gateway = gateway;
    this.resource = resource;
    this.namespace = namespace;
    this.door = door;
    this.handed = handed;
    this.clock = clock;
    this.watcher = watcher;
    this.start = clock.instant();
  }

  /// Reads it to its end, or on from where it was left. Nothing is said of it to the sink yet but
  /// its objects.
  ///
  /// @return what came of it
  /// @throws CaptureException when no answer came
  /// @throws CancellationException when the user wants to stop
  Coverage read(Patience patience) throws CaptureException {
    Coverage coverage = pages(patience);
    if (complete && handed.vanished() > 0) {
      consistent = false;
      note(
          (handed.vanished() == 1 ? "an object was" : handed.vanished() + " objects were")
              + " there when the list was begun, and gone when it was begun again; what was read"
              + " of it is in the snapshot");
    }
    if (expired > 1) {
      note("the list took longer than the server keeps its state, and shows more than one");
    }
    return coverage;
  }

  /// How it went. A list that ended before its end says how much of it came.
  ListedKind row(Coverage coverage) {
    return new ListedKind(
        resource,
        namespace,
        complete ? coverage : partly(coverage),
        handed.objects(),
        resourceVersion,
        start,
        clock.instant(),
        consistent);
  }

  private Coverage partly(Coverage coverage) {
    int came = handed.objects();
    return coverage instanceof Coverage.Failed failed && came > 0
        ? new Coverage.Failed(
            failed.message()
                + (came == 1 ? "; one object" : "; " + came + " objects")
                + " came before that")
        : coverage;
  }

  /// Of the last answer; 0 when there was none.
  int status() {
    return status;
  }

  /// Whether its last page came, and whole.
  boolean isComplete() {
    return complete;
  }

  /// Whether a page did not come to its end, however often it was asked for.
  boolean isBroken() {
    return broken >= MAX_BROKEN;
  }

  private void note(String message) {
    handed.problem(
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
      if (door.isShut() || watcher.isCancelled()) {
        throw new CancellationException("stopped by the user");
      }
      try (Answer answer = gateway.get(path(), accept, patience)) {
        status = answer.status();
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
          if (door.isShut()) {
            continue; // and that is why
          }
          if (patience.equals(Patience.AGGREGATED)) {
            throw new CaptureException("CAPTURE-UNREACHABLE", page.wrong(), "Try again later.");
          }
          if (!page.wrong().startsWith(Page.NOT_WHOLE) || ++broken >= MAX_BROKEN) {
            return new Coverage.Failed(page.wrong());
          }
          continue;
        }
        broken = 0;
        lost += handed.lost();
        if (resourceVersion.isEmpty() || expired > 0) {
          resourceVersion = page.resourceVersion();
        } else if (!page.resourceVersion().equals(resourceVersion)) {
          consistent = false;
        }
        watcher.page(resource, namespace, handed.objects(), page.remaining());
        if (page.next().isEmpty()) {
          complete = true;
          return coverage();
        }
        idle = handed.seen() > seen ? 0 : idle + 1;
        seen = handed.seen();
        if (page.next().equals(token) || idle >= MAX_IDLE) {
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
        + (token.isEmpty() ? "" : "&continue=" + ReadOnly.escaped(token));
  }

  /// What to do about a token that expired.
  ///
  /// @return whether there is a way to go on
  private boolean again(Field error) {
    expired++;
    if (!restarted) {
      restarted = true;
      token = "";
      lost = 0;
      seen = 0;
      handed.restart();
      return true;
    }
    consistent = false;
    token = Answer.text(error, "metadata", "continue");
    return !token.isEmpty();
  }

  private Page page(Answer answer) {
    String source = gateway.server() + resource.path(namespace) + "#" + answer.number();
    handed.startPage();
    try {
      Page page = Page.read(resource, source, answer.body(), handed);
      answer.close();
      entry(source, answer, page.wrong());
      return page;
    } catch (CancellationException e) {
      answer.close();
      entry(source, answer, "the capture was stopped");
      throw e;
    }
  }

  private void entry(String source, Answer answer, String wrong) {
    boolean whole = wrong.isEmpty() && handed.lost() == 0;
    Entry.Disposition disposition =
        whole
            ? Entry.Disposition.IMPORTED
            : handed.onPage() > 0 ? Entry.Disposition.DAMAGED : Entry.Disposition.UNREADABLE;
    String note = wrong.isEmpty() || !door.isShut() ? wrong : "the capture was stopped";
    handed.entry(
        new Entry(
            source, answer.size(), answer.sha256(), "live", disposition, handed.onPage(), note));
  }

  private Coverage coverage() {
    if (lost > 0) {
      return new Coverage.Failed(
          (lost == 1 ? "an object" : lost + " objects") + " of the list could not be read");
    }
    return resource.isCore("secrets")
        ? ListedKind.WITHOUT_VALUES
        : new Coverage.Read(handed.objects());
  }

  private static Coverage refusal(int status, String said) {
    return switch (status) {
      case 403 -> new Coverage.Refused(said);
      case 405 -> new Coverage.NotAsked("the server does not list it");
      default -> new Coverage.Failed(said);
    };
  }
}
