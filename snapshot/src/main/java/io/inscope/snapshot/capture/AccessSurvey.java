package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.KindAccess.State;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Rights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Makes an [AccessPreview].
///
/// One [access
/// review](https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access)
/// for each kind asks whether it may be listed in the whole cluster; a review of the rules in a
/// namespace cannot tell that from the right to list it there. Only for kinds where the answer is
/// no, each namespace is asked about, as a capture would ask it for the objects.
final class AccessSurvey {
  private static final SortedSet<String> NOWHERE = new TreeSet<>();

  private final ReadOnlyGateway gateway;
  private final SelfReviews reviews;
  private final Offer offer;
  private final SortedSet<String> only;
  private final CaptureWatcher watcher;

  AccessSurvey(ReadOnlyGateway gateway, Offer offer, List<String> only, CaptureWatcher watcher) {
    this.gateway = gateway;
    this.reviews = new SelfReviews(gateway);
    this.offer = offer;
    this.only = new TreeSet<>(only);
    this.watcher = watcher;
  }

  /// @param needed kinds that are named even if the server does not have them
  /// @throws CancellationException when the user wants to stop
  AccessPreview preview(Set<GroupKind> needed) {
    Map<GroupKind, KindAccess> kinds = new TreeMap<>();
    Map<ApiResource, String> refused = new TreeMap<>(Comparator.comparing(ApiResource::groupKind));
    int asked = 0;
    for (ApiResource resource : offer.resources()) {
      stopIfWanted();
      watcher.step(
          "Asking for rights to %d of %d kinds".formatted(++asked, offer.resources().size()));
      SelfReviews.Verdict verdict = reviews.mayList(resource);
      if (verdict.word() == SelfReviews.Verdict.Word.NO && resource.namespaced()) {
        refused.put(resource, verdict.why());
      } else {
        kinds.put(resource.groupKind(), inCluster(resource, verdict));
      }
    }
    List<Rights> rights = refused.isEmpty() ? List.of() : rights(kinds);
    refused.forEach((kind, why) -> kinds.put(kind.groupKind(), byNamespace(kind, why, rights)));
    needed.forEach(kind -> kinds.computeIfAbsent(kind, this::notServed));
    return new AccessPreview(new ArrayList<>(kinds.values()), rights);
  }

  private void stopIfWanted() {
    if (watcher.isCancelled()) {
      throw new CancellationException("stopped by the user");
    }
  }

  private static KindAccess inCluster(ApiResource resource, SelfReviews.Verdict verdict) {
    return switch (verdict.word()) {
      case YES -> allowed(resource);
      case NO ->
          access(resource, State.REFUSED, "the server would refuse it" + said(verdict.why()));
      case UNKNOWN -> access(resource, State.UNKNOWN, verdict.why());
    };
  }

  private static String said(String why) {
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  private static KindAccess allowed(ApiResource resource) {
    return resource.stale()
        ? access(resource, State.UNKNOWN, "the server says that its API does not react")
        : access(
            resource,
            State.ALLOWED,
            resource.isCore("secrets") ? "their values are not asked for" : "");
  }

  private static KindAccess access(ApiResource resource, State state, String reason) {
    return new KindAccess(resource.groupKind(), resource.namespaced(), state, NOWHERE, reason);
  }

  /// What the server says of the namespaces that a capture would go through.
  private List<Rights> rights(Map<GroupKind, KindAccess> kinds) {
    if (!only.isEmpty()) {
      return NamespaceRights.of(reviews, only, watcher);
    }
    boolean told =
        kinds.get(Kinds.NAMESPACE) instanceof KindAccess access && access.state() == State.ALLOWED;
    return told
        ? NamespaceRights.of(reviews, MetadataList.namespaces(gateway, offer, watcher), watcher)
        : List.of();
  }

  private KindAccess byNamespace(ApiResource kind, String why, List<Rights> rights) {
    String said = said(why);
    if (rights.isEmpty()) {
      return access(
          kind,
          State.REFUSED,
          "in the whole cluster%s, and the namespaces are not known: name them".formatted(said));
    }
    SortedSet<String> there = new TreeSet<>();
    List<String> open = new ArrayList<>();
    for (Rights row : rights) {
      if (row.allowListing(kind)) {
        there.add(row.namespace());
      } else if (row.incomplete()) {
        open.add(open(row));
      }
    }
    if (!only.isEmpty() && there.containsAll(only)) {
      return access(kind, State.ALLOWED, "in the namespaces asked for, not in the whole cluster");
    }
    State state = !there.isEmpty() ? State.PARTLY : open.isEmpty() ? State.REFUSED : State.UNKNOWN;
    return new KindAccess(kind.groupKind(), true, state, there, where(state) + said + rest(open));
  }

  private String where(State state) {
    if (state == State.REFUSED) {
      return only.isEmpty() ? "neither in the whole cluster nor in any namespace" : "nowhere";
    }
    return only.isEmpty() ? "not in the whole cluster" : "not in all that is asked for";
  }

  private static String open(Rights row) {
    return row.namespace().isEmpty() ? row.note() : row.namespace() + ": " + row.note();
  }

  /// The namespaces of which the server could not tell: the first, for an example.
  private static String rest(List<String> open) {
    return switch (open.size()) {
      case 0 -> "";
      case 1 -> "; not known everywhere, " + open.getFirst();
      default -> "; not known in %d namespaces, as in %s".formatted(open.size(), open.getFirst());
    };
  }

  private KindAccess notServed(GroupKind kind) {
    for (Map.Entry<String, String> dead : offer.dead().entrySet()) {
      if (GroupKind.of(dead.getKey(), "").group().equals(kind.group()) && !kind.group().isEmpty()) {
        return new KindAccess(
            kind,
            false,
            State.UNKNOWN,
            NOWHERE,
            "the API '%s' does not react: %s".formatted(dead.getKey(), dead.getValue()));
      }
    }
    return new KindAccess(kind, false, State.NOT_SERVED, NOWHERE, "the server does not have it");
  }
}
