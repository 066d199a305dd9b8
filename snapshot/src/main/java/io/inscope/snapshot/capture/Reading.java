package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Reads everything a server offers into a sink, one kind after the other, and states for each kind
/// and namespace what was read, refused or went wrong.
///
/// The namespaces come first. Where the list of a kind in the whole cluster is refused, each
/// namespace is asked for on its own: the whole stays refused, and what came of each namespace is
/// said beside it.
public final class Reading {
  /// After so many kinds in a row the server is gone, and the rest is not worth the wait.
  private static final int MAX_UNREACHABLE = 3;

  private final ReadOnlyGateway gateway;
  private final Sink sink;
  private final Clock clock;
  private final Progress progress;
  private final List<String> only;
  private final SortedSet<String> namespaces = new TreeSet<>();
  private final Map<String, String> deadGroups = new HashMap<>();
  private final List<ListedKind> rows = new ArrayList<>();
  private int unreachable;
  private String gone = "";

  private Reading(
      ReadOnlyGateway gateway, List<String> only, Sink sink, Clock clock, Progress progress) {
    this.gateway = gateway;
    this.only = only;
    this.sink = sink;
    this.clock = clock;
    this.progress = progress;
  }

  /// Reads all of an offer.
  ///
  /// @param only the namespaces that are asked for; empty for all
  /// @return how each list went, in the order of asking
  /// @throws CancellationException when the user wants to stop; the sink has to be undone, or the
  ///   snapshot marked as a part
  public static List<ListedKind> run(
      ReadOnlyGateway gateway,
      Offer offer,
      List<String> only,
      Sink sink,
      Clock clock,
      Progress progress) {
    Reading reading = new Reading(gateway, List.copyOf(only), sink, clock, progress);
    offer.dead().forEach(reading::dead);
    offer.leftOut().forEach((kind, why) -> reading.say(kind, "", new Coverage.NotAsked(why)));
    offer.resources().forEach(reading::kind);
    return List.copyOf(reading.rows);
  }

  private void dead(String groupVersion, String why) {
    sink.problem(
        new Problem(
            gateway.server() + "/apis/" + groupVersion,
            0,
            0,
            Problem.Severity.WARNING,
            "the cluster offers the API '%s' and does not serve it: %s"
                .formatted(groupVersion, why),
            0,
            "what is in it is not part of the snapshot"));
  }

  private void kind(ApiResource resource) {
    if (resource.namespaced() && !only.isEmpty()) {
      String why = "only these namespaces were asked for: " + String.join(", ", only);
      say(resource.groupKind(), "", new Coverage.NotAsked(why));
      only.forEach(namespace -> list(resource, namespace));
    } else if (list(resource, "") instanceof Coverage.Refused && resource.namespaced()) {
      List.copyOf(namespaces).forEach(namespace -> list(resource, namespace));
    }
  }

  private Coverage list(ApiResource resource, String namespace) {
    Instant start = clock.instant();
    ListedKind row;
    String known = gone.isEmpty() ? deadGroups.getOrDefault(resource.group(), "") : gone;
    if (!known.isEmpty()) {
      row = failed(resource, namespace, known, start);
    } else {
      row = asked(resource, namespace, start);
    }
    rows.add(row);
    say(resource.groupKind(), namespace, row.coverage());
    return row.coverage();
  }

  private ListedKind asked(ApiResource resource, String namespace, Instant start) {
    try {
      Listing listing = new Listing(gateway, resource, namespace, sink, clock, progress);
      ListedKind row = listing.read(resource.stale() ? Patience.SHORT : Patience.LIST);
      unreachable = 0;
      if (resource.isCore("namespaces")) {
        namespaces.addAll(listing.names());
      }
      if (row.coverage() instanceof Coverage.Failed failed && resource.stale()) {
        deadGroups.put(resource.group(), failed.message());
      }
      return row;
    } catch (CaptureException e) {
      if (resource.stale()) {
        deadGroups.put(resource.group(), e.getMessage());
      } else if (++unreachable >= MAX_UNREACHABLE) {
        gone = "not asked, because the server was gone: " + e.getMessage();
      }
      return failed(resource, namespace, e.getMessage(), start);
    }
  }

  private ListedKind failed(ApiResource resource, String namespace, String why, Instant start) {
    return new ListedKind(
        resource, namespace, new Coverage.Failed(why), 0, "", start, clock.instant(), false);
  }

  private void say(GroupKind kind, String namespace, Coverage coverage) {
    sink.coverage(kind, namespace, coverage);
  }
}
