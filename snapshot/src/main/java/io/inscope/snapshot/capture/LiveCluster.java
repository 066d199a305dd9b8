package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.Rights;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A cluster to which the user agreed to connect: what it offers, who it says we are, what it would
/// let us read, and the reading itself. Read-only in all of it ([ReadOnlyGateway]).
public final class LiveCluster implements AutoCloseable {
  /// Requests each second when the user says nothing else.
  public static final int PER_SECOND = 5;

  private final ConnectionPlan plan;
  private final Clock clock;
  private final RequestJournal journal;
  private final ReadOnlyGateway gateway;
  private final Connection connection;
  private final Identity identity;
  private final Offer offer;

  private LiveCluster(
      ConnectionPlan plan,
      Consent consent,
      int perSecond,
      Clock clock,
      RequestJournal journal,
      ReadOnlyGateway gateway)
      throws CaptureException {
    this.plan = plan;
    this.clock = clock;
    this.journal = journal;
    this.gateway = gateway;
    this.offer = Discovery.of(gateway);
    this.identity = new SelfReviews(gateway).identity();
    this.connection =
        connection(
            plan,
            told(gateway, "/version", "gitVersion"),
            told(gateway, "/api/v1/namespaces/kube-system", "metadata", "uid"),
            perSecond);
  }

  /// Connects: runs the login program if the user agreed to it, asks for what the server has, for
  /// its version, and who it takes us for.
  ///
  /// @param perSecond requests each second, at least one; [#PER_SECOND] is polite
  /// @throws CaptureException when the server cannot be reached, is not trusted, does not accept
  ///   the login, or is no Kubernetes API
  /// @throws CancellationException when the thread was interrupted
  public static LiveCluster connect(
      KubeContext context,
      ConnectionPlan plan,
      Consent consent,
      int perSecond,
      Clock clock,
      Ticker ticker)
      throws CaptureException {
    RequestJournal journal = new RequestJournal();
    ReadOnlyGateway gateway =
        ReadOnlyGateway.open(context, plan, consent, perSecond, clock, ticker, journal);
    try {
      return new LiveCluster(plan, consent, perSecond, clock, journal, gateway);
    } catch (CaptureException | RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  public ConnectionPlan plan() {
    return plan;
  }

  public Connection connection() {
    return connection;
  }

  public Identity identity() {
    return identity;
  }

  public Offer offer() {
    return offer;
  }

  /// What a reading would bring, by what the server says of our rights: one request for each kind,
  /// and where a kind is refused in the whole cluster, one for each namespace up to 200.
  ///
  /// @param only the namespaces that would be asked for; empty for all
  /// @param needed kinds that are named in the answer even if the server does not have them
  /// @throws CancellationException when the user wants to stop
  public AccessPreview preview(List<String> only, Set<GroupKind> needed, CaptureWatcher watcher) {
    return new AccessSurvey(gateway, offer, only, watcher).preview(needed);
  }

  /// Reads all it offers into a sink. May be called once.
  ///
  /// @param only the namespaces that are asked for; empty for all
  /// @param earlier the record of a partial snapshot of the same cluster that goes on: lists that
  ///   are whole there are not asked for again
  /// @param requests hears of each request, those of connecting first; by one thread at a time
  /// @return how it went; a partial one when the user stopped it or the server was gone, and what
  ///   was not read is in the coverage as not asked or failed. An interrupt of the thread is a wish
  ///   to stop, and is not set any more afterwards, so that the part can be sealed
  /// @throws CaptureException when the earlier record is of another cluster, or what is asked for
  ///   cannot be a namespace; nothing was asked
  public CaptureRecord read(
      List<String> only,
      Optional<CaptureRecord> earlier,
      Sink sink,
      Consumer<RequestRow> requests,
      CaptureWatcher watcher)
      throws CaptureException {
    if (earlier.isPresent()) {
      checkSame(earlier.get().connection());
    }
    checkNames(only);
    journal.moveTo(requests);
    earlier.map(CaptureRecord::identity).ifPresent(before -> tellWhoReadBefore(before, sink));
    Instant start = earlier.map(CaptureRecord::start).orElse(clock.instant());
    watcher.begins(offer.resources());
    List<Rights> rights = rights(only, watcher);
    List<ListedKind> before = earlier.map(CaptureRecord::lists).orElse(List.of());
    Seen seen = new Seen(sink, Relisting::compares);
    Reading.Outcome outcome =
        Reading.run(gateway, offer, only, plan.namespace(), before, seen, clock, watcher);
    Ending ending = outcome.ending();
    List<Relisted> relisted = List.of();
    if (!ending.isPartial()) {
      try {
        relisted = Relisting.run(gateway, outcome.lists(), seen, sink, clock, watcher);
      } catch (CancellationException e) {
        boolean _ = Thread.interrupted();
        ending =
            new Ending(
                Ending.State.STOPPED,
                "stopped by the user before it was looked what had changed meanwhile");
      }
    }
    return new CaptureRecord(
        earlier.map(CaptureRecord::connection).map(connection::goingOnFrom).orElse(connection),
        identity,
        start,
        clock.instant(),
        rights,
        outcome.lists(),
        relisted,
        ending);
  }

  /// None when the user wants to stop: the reading hears of it too.
  private List<Rights> rights(List<String> only, CaptureWatcher watcher) {
    try {
      return NamespaceRights.of(gateway, offer, only, plan.namespace(), watcher);
    } catch (CancellationException e) {
      return List.of();
    }
  }

  /// The record names the one who reads now.
  private void tellWhoReadBefore(Identity earlier, Sink sink) {
    if (!earlier.user().equals(identity.user())) {
      sink.problem(
          new Problem(
              gateway.server().toString(),
              0,
              0,
              Problem.Severity.WARNING,
              "a part of it was read by %s, and the rest by %s"
                  .formatted(words(earlier), words(identity)),
              0,
              "what each of them might read can differ"));
    }
  }

  private static String words(Identity identity) {
    return identity.isKnown() ? "'" + identity.user() + "'" : "somebody the server did not name";
  }

  private void checkSame(Connection earlier) throws CaptureException {
    if (!earlier.isSameCluster(connection)) {
      boolean known = earlier.knowsUidsWith(connection);
      throw new CaptureException(
          "CAPTURE-OTHER-CLUSTER",
          "the capture to be resumed is of another cluster: it was taken from %s%s, and this is %s%s"
              .formatted(
                  earlier.server(),
                  known ? " (UID " + earlier.clusterUid() + ")" : "",
                  connection.server(),
                  known ? " (UID " + connection.clusterUid() + ")" : ""),
          "Choose the context it was taken with, or begin a new capture.");
    }
  }

  private static void checkNames(List<String> namespaces) throws CaptureException {
    for (String namespace : namespaces) {
      if (!OfferBuilder.isSegment(namespace)) {
        throw new CaptureException(
            "CAPTURE-NAMESPACE",
            "'%s' cannot be the name of a namespace".formatted(namespace),
            "Names are of lower-case letters, digits and dashes.");
      }
    }
  }

  /// Of some namespaces those that the server says it has not. One that we may not see does not
  /// count: nobody can tell.
  ///
  /// @throws CaptureException when the server cannot be reached, or one of them cannot be the name
  ///   of a namespace
  public List<String> absent(List<String> namespaces) throws CaptureException {
    checkNames(namespaces);
    List<String> absent = new ArrayList<>();
    for (String namespace : namespaces) {
      String path = "/api/v1/namespaces/" + namespace;
      try (Answer answer = gateway.get(path, "application/json", Patience.LIST)) {
        Field _ = answer.error(); // read to its end, for the log
        if (answer.status() == 404) {
          absent.add(namespace);
        }
      }
    }
    return List.copyOf(absent);
  }

  @Override
  public void close() {
    gateway.close();
  }

  /// A field of a document that the server may hide: it is read all the same, and this is empty.
  private static String told(ReadOnlyGateway gateway, String path, String... field)
      throws CaptureException {
    try (Answer answer = gateway.get(path, "application/json", Patience.SHORT)) {
      Field document = answer.json();
      return answer.status() == 200 ? document.at(field).text("") : "";
    } catch (IOException | WrongShape _) {
      return "";
    }
  }

  private static Connection connection(
      ConnectionPlan plan, String version, String uid, int perSecond) {
    return new Connection(
        plan.context(),
        plan.server().toString(),
        plan.user(),
        plan.logins().stream().map(Login::words).collect(Collectors.joining(", ")),
        plan.impersonation().map(Impersonation::words).orElse(""),
        plan.certificate(),
        plan.trust().isSound(),
        plan.route().words(),
        version,
        uid,
        ReadOnlyGateway.USER_AGENT,
        perSecond);
  }
}
