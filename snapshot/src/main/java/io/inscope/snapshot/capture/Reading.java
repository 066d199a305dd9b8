package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.Tasks.Key;
import io.inscope.snapshot.capture.Tasks.Task;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads everything a server offers into a sink, two lists at a time, and states for each kind and
/// namespace what was read, refused or went wrong.
///
/// The namespaces come first and alone, and the APIServices, which tell what another server stands
/// behind. Then each kind is asked for in the whole cluster. Where that is refused, each namespace
/// is asked for on its own: the whole stays refused, and what came of each namespace is said beside
/// it. Where the namespaces cannot be listed, these are the ones that objects are in and the one of
/// the context.
///
/// Objects of the two lists reach the sink mixed; each list's own are in their order. All else is
/// said list by list in the order of asking, so the same cluster gives the same words. What timing
/// decides is the numbers of requests, and with them the names of pages in origins and entries; and
/// by which dictionaries a project compresses. Whatever waits for the turn of its list is small: no
/// objects.
public final class Reading {
  private static final int AT_ONCE = 2;
  private static final String STOPPED = "the capture was stopped before it was read";

  /// How it went.
  ///
  /// @param lists one for each list that was asked for, those carried over from an earlier record
  ///   first; those the user did not wait for are not there
  public record Outcome(List<ListedKind> lists, Ending ending) {}

  /// What came of a task.
  ///
  /// @param row empty when the user did not wait for an answer
  /// @param namespaces that it tells of
  private record Done(
      Task task,
      Optional<ListedKind> row,
      List<Consumer<Sink>> notes,
      SortedSet<String> namespaces) {}

  private final ReadOnlyGateway gateway;
  private final Offer offer;
  private final Door door;
  private final Clock clock;
  private final CaptureWatcher watcher;
  private final Health health;
  private final Tasks tasks;
  private final Map<Key, ListedKind> rows = new LinkedHashMap<>();

  /// Of the namespaces that were listed.
  private final SortedSet<String> names = new TreeSet<>();

  /// Where there are objects, and where the user is at home.
  private final SortedSet<String> seen = new TreeSet<>();

  private boolean namesKnown;
  private volatile boolean interrupted;

  private Reading(
      ReadOnlyGateway gateway,
      Offer offer,
      List<String> only,
      List<ListedKind> earlier,
      Sink sink,
      Clock clock,
      CaptureWatcher watcher) {
    this.gateway = gateway;
    this.offer = offer;
    this.door = new Door(sink);
    this.clock = clock;
    this.watcher = watcher;
    this.health = new Health(gateway);
    earlier.stream()
        .filter(row -> !(row.coverage() instanceof Coverage.Failed))
        .forEach(row -> rows.put(Key.of(row), row));
    this.tasks = new Tasks(offer.resources(), List.copyOf(only), Set.copyOf(rows.keySet()));
  }

  /// Reads all of an offer.
  ///
  /// @param only the namespaces that are asked for; empty for all
  /// @param own the namespace of the context; empty when it names none
  /// @param earlier how the lists of a part went that is in the sink already: those that are whole
  ///   are not asked for again
  /// @param sink gets everything by one thread at a time, none of them the caller's; none of them
  ///   is interrupted while it is in there
  /// @param watcher is asked often whether the user wants to stop; an interrupt of the caller is
  ///   such a wish, and used up by that
  public static Outcome run(
      ReadOnlyGateway gateway,
      Offer offer,
      List<String> only,
      String own,
      List<ListedKind> earlier,
      Sink sink,
      Clock clock,
      CaptureWatcher watcher) {
    Reading reading = new Reading(gateway, offer, only, earlier, sink, clock, watcher);
    if (!own.isEmpty()) {
      reading.seen.add(own);
    }
    return Apart.run(reading::all, () -> reading.interrupted = true);
  }

  private Outcome all() {
    carry();
    offer.dead().forEach(this::dead);
    offer.leftOut().forEach((kind, why) -> say(kind, "", new Coverage.NotAsked(why)));
    offer.resources().stream().filter(tasks::isOnlySome).forEach(this::some);
    pass(1, tasks.of(OfferBuilder::isFirst), this::unreached);
    pass(AT_ONCE, tasks.of(resource -> !OfferBuilder.isFirst(resource)), this::unreached);
    Set<ApiResource> refused =
        offer.resources().stream().filter(this::isRefused).collect(Collectors.toSet());
    if (tasks.only().isEmpty() && !refused.isEmpty() && !health.isGone()) {
      namesAgain();
      // What is said of the cluster holds for namespaces that are not reached.
      pass(AT_ONCE, tasks.within(namespaces(), refused::contains), _ -> {});
    }
    return new Outcome(List.copyOf(rows.values()), ending());
  }

  private Ending ending() {
    return door.isShut()
        ? new Ending(Ending.State.STOPPED, "stopped by the user")
        : health.ending();
  }

  /// What was read already stays, even if the server does not have it any more.
  private void carry() {
    Set<GroupKind> known =
        offer.resources().stream().map(ApiResource::groupKind).collect(Collectors.toSet());
    rows.values().forEach(watcher::listed);
    for (ListedKind row : rows.values()) {
      seen.add(row.namespace());
      if (!row.isWhole()) {
        // Not asked for again, and a part takes over only what is said of whole lists.
        say(row.resource().groupKind(), row.namespace(), row.coverage());
      }
      if (known.add(row.resource().groupKind())) {
        warn(
            row.resource().path(""),
            "the server does not offer %s any more".formatted(row.resource().groupKind()),
            "what was read of it before is part of the snapshot");
      }
    }
  }

  private void dead(String groupVersion, String why) {
    warn(
        "/apis/" + groupVersion,
        "the cluster offers the API '%s' and does not serve it: %s".formatted(groupVersion, why),
        "what is in it is not part of the snapshot");
  }

  private void warn(String path, String message, String repair) {
    Problem problem =
        new Problem(gateway.server() + path, 0, 0, Problem.Severity.WARNING, message, 0, repair);
    door.say(sink -> sink.problem(problem));
  }

  private void some(ApiResource resource) {
    String why = "only these namespaces were asked for: " + String.join(", ", tasks.only());
    say(resource.groupKind(), "", new Coverage.NotAsked(why));
  }

  private boolean isRefused(ApiResource resource) {
    ListedKind row = rows.get(Key.of(resource, ""));
    return resource.namespaced() && row != null && row.coverage() instanceof Coverage.Refused;
  }

  /// Those that are known, or, where they could not be listed, as many as can be.
  private SortedSet<String> namespaces() {
    SortedSet<String> all = new TreeSet<>(names);
    if (!namesKnown) {
      seen.stream().filter(OfferBuilder::isSegment).forEach(all::add);
    }
    return all;
  }

  private void pass(int lanes, Iterator<Task> tasks, Consumer<Task> unreached) {
    if (!stops()) {
      new Lanes<>(lanes, tasks, this::list, door)
          .run(done -> done(done, unreached), this::isCancelled);
    }
    tasks.forEachRemaining(unreached);
  }

  /// Nothing is begun any more when the user wants to stop.
  private boolean stops() {
    if (!door.isShut() && isCancelled()) {
      door.shut(() -> {});
    }
    return door.isShut();
  }

  private boolean isCancelled() {
    return interrupted || watcher.isCancelled();
  }

  private void unreached(Task task) {
    say(task.resource().groupKind(), task.namespace(), new Coverage.NotAsked(STOPPED));
  }

  private Done list(Task task) {
    ApiResource resource = task.resource();
    Handed handed =
        Health.isApiServices(resource) ? new Handed(door, health::apiService) : new Handed(door);
    Listing listing = listing(task, handed);
    Coverage coverage =
        health
            .hopeless(resource)
            .<Coverage>map(Coverage.Failed::new)
            .orElseGet(() -> asked(listing, resource));
    if (coverage instanceof Coverage.Read && Health.isApiServices(resource)) {
      health.apiServicesKnown();
    }
    Optional<ListedKind> row =
        coverage instanceof Coverage.NotAsked(String why) && why.equals(STOPPED)
            ? Optional.empty()
            : Optional.of(listing.row(coverage));
    row.ifPresent(watcher::listed);
    boolean all = resource.isCore("namespaces");
    return new Done(task, row, handed.notes(), all ? handed.names() : handed.namespaces());
  }

  private Listing listing(Task task, Handed handed) {
    return new Listing(gateway, task.resource(), task.namespace(), door, handed, clock, watcher);
  }

  private Coverage asked(Listing listing, ApiResource resource) {
    while (true) {
      Patience patience = health.patience(resource);
      try {
        Coverage coverage = listing.read(patience);
        if (!(coverage instanceof Coverage.Failed failed) || listing.isComplete()) {
          health.answered();
          return coverage;
        }
        if (listing.isBroken()) {
          health.brokeOff(resource, failed.message());
        } else {
          health.answered();
          health.failed(resource, listing.status(), failed.message());
        }
        return failed(resource, failed.message());
      } catch (CaptureException e) {
        if (!health.unreachable(resource, patience, e)) {
          return failed(resource, e.getMessage());
        }
      } catch (CancellationException e) {
        if (!stops()) {
          throw e;
        }
        return listing.status() == 0
            ? new Coverage.NotAsked(STOPPED)
            : new Coverage.Failed("the capture was stopped while it was read");
      }
    }
  }

  private Coverage failed(ApiResource resource, String why) {
    return new Coverage.Failed(health.hopeless(resource).orElse(why));
  }

  private void done(Done done, Consumer<Task> unreached) {
    done.notes().forEach(door::say);
    if (done.task().resource().isCore("namespaces")) {
      name(done.task().resource(), done.namespaces());
    } else {
      seen.addAll(done.namespaces());
    }
    done.row()
        .ifPresentOrElse(
            row -> {
              rows.put(done.task().key(), row);
              namesKnown |= row.resource().isCore("namespaces") && isRead(row);
              say(row.resource().groupKind(), row.namespace(), row.coverage());
            },
            () -> unreached.accept(done.task()));
  }

  /// Only what can be a name is built into a path.
  private void name(ApiResource resource, SortedSet<String> namespaces) {
    for (String namespace : namespaces) {
      if (OfferBuilder.isSegment(namespace)) {
        names.add(namespace);
      } else {
        warn(
            resource.path(""),
            "the server has a namespace whose name cannot be one: '%s'"
                .formatted(Answer.words(namespace)),
            "nothing in it was asked for");
      }
    }
  }

  private static boolean isRead(ListedKind row) {
    return row.coverage() instanceof Coverage.Read;
  }

  /// Lists the names of the namespaces that an earlier part has read already: it does not say them.
  private void namesAgain() {
    offer.resources().stream()
        .filter(resource -> resource.isCore("namespaces") && tasks.isCarried(resource, ""))
        .forEach(
            resource -> {
              Handed nowhere = new Handed(new Door(Door.NOWHERE));
              Listing listing = listing(new Task(resource, ""), nowhere);
              Function<Listing, Coverage> ask = each -> asked(each, resource);
              if (!stops()) {
                new Lanes<>(1, List.of(listing).iterator(), ask, door)
                    .run(
                        coverage -> namesKnown = coverage instanceof Coverage.Read,
                        this::isCancelled);
              }
              name(resource, nowhere.names());
            });
  }

  private void say(GroupKind kind, String namespace, Coverage coverage) {
    door.say(sink -> sink.coverage(kind, namespace, coverage));
  }
}
