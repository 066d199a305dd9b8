package io.inscope.snapshot.capture;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ApiGroups;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Ending;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How the server is while it is read, and what makes sense to ask it: whether it is still there
/// and accepts the login, and which APIs behind it are dead. May be used by several threads.
///
/// An API group may be served by [another
/// server](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/),
/// as an APIService says. When that one is dead, it costs three seconds once, and what is left of
/// its group is not asked for. Where APIServices may not be read, every group that is not built in
/// counts as one that may be such.
final class Health {
  /// After so many lists in a row the server is gone, and the rest is not worth the wait.
  private static final int MAX_UNREACHABLE = 3;

  private static final String JSON = "application/json";

  private final ReadOnlyGateway gateway;
  private final Map<String, String> dead = new ConcurrentHashMap<>();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Set<String> aggregated = new HashSet<>();
  private boolean aggregatedKnown;
  private int unreachable;
  private Ending ending = Ending.COMPLETE;

  Health(ReadOnlyGateway gateway) {
    this.gateway = gateway;
  }

  static boolean isApiServices(ApiResource resource) {
    return resource.group().equals("apiregistration.k8s.io")
        && resource.plural().equals("apiservices");
  }

  /// Learns from an APIService which group another server stands behind.
  synchronized void apiService(Field object) {
    if (object.at("spec", "service").isObject()) {
      aggregated.add(object.at("spec", "group").text(""));
    }
  }

  /// All APIServices were read.
  synchronized void apiServicesKnown() {
    aggregatedKnown = true;
  }

  /// Broken off when there is no use in going on, else complete.
  synchronized Ending ending() {
    return ending;
  }

  boolean isGone() {
    return ending().isPartial();
  }

  /// Why there is no use in asking for something; empty when there may be. In the same words for
  /// what was asked for in vain and what was not asked for because of that: which is which depends
  /// on timing.
  Optional<String> hopeless(ApiResource resource) {
    return isGone()
        ? Optional.of(ending().why())
        : Optional.ofNullable(dead.get(resource.group())).map("its API does not react: "::concat);
  }

  Patience patience(ApiResource resource) {
    String group = resource.group();
    if (resource.stale()) {
      return Patience.SHORT;
    }
    if (isAggregated(group) && !slow.contains(group)) {
      return Patience.AGGREGATED;
    }
    return mayBeAggregated(group) ? Patience.EXTENSION : Patience.LIST;
  }

  private synchronized boolean isAggregated(String group) {
    return aggregated.contains(group);
  }

  private synchronized boolean mayBeAggregated(String group) {
    return aggregatedKnown ? aggregated.contains(group) : !ApiGroups.isBuiltIn(group);
  }

  /// Hears that a list was answered.
  synchronized void answered() {
    unreachable = 0;
  }

  /// Hears that a list was answered with an error.
  ///
  /// @param status of the last answer
  /// @param said why the list failed
  void failed(ApiResource resource, int status, String said) {
    if (status == 401) {
      if (resource.group().isEmpty() || probe("/api") == 401) {
        end("the server does not accept the login any more: " + said);
      }
      return;
    }
    boolean down = status == 503 || status == 504;
    if (resource.stale() || (down && mayBeAggregated(resource.group()))) {
      dead.putIfAbsent(resource.group(), said);
    }
  }

  /// Hears that no answer came.
  ///
  /// @param patience with which it was asked for
  /// @return whether the list should be asked for again, with the patience that there is now
  boolean unreachable(ApiResource resource, Patience patience, CaptureException e) {
    if (e.code().equals("CAPTURE-PLUGIN")) {
      end("the login could not be renewed: " + e.getMessage());
      return false;
    }
    if (e.code().equals("CAPTURE-LOGIN")) {
      end("the server does not accept the login any more: " + e.getMessage());
      return false;
    }
    if (!patience.equals(Patience.AGGREGATED)) {
      return isOver(resource, e);
    }
    synchronized (slow) {
      String group = resource.group();
      return !dead.containsKey(group)
          && (!slow.add(group)
              || probe("/apis/" + resource.apiVersion()) == 200
              || isOver(resource, e));
    }
  }

  /// Hears that an answer did not come to its end, however often it was asked for.
  void brokeOff(ApiResource resource, String said) {
    boolean _ = isOver(resource, new CaptureException("CAPTURE-UNREACHABLE", said, ""));
  }

  /// Always false: there is nothing to be asked again.
  private boolean isOver(ApiResource resource, CaptureException e) {
    boolean another = resource.stale() || mayBeAggregated(resource.group());
    if (another && probe("/api") > 0) {
      dead.putIfAbsent(resource.group(), e.getMessage());
    } else if (countUnreachable() >= MAX_UNREACHABLE) {
      end("the server was gone: " + e.getMessage());
    }
    return false;
  }

  private synchronized int countUnreachable() {
    return ++unreachable;
  }

  private synchronized void end(String why) {
    if (!ending.isPartial()) {
      ending = new Ending(Ending.State.BROKEN_OFF, why);
    }
  }

  /// The status of an answer; 0 when none came.
  private int probe(String path) {
    try (Answer answer = gateway.get(path, JSON, Patience.PROBE)) {
      answer.json();
      return answer.status();
    } catch (CaptureException e) {
      return e.code().equals("CAPTURE-LOGIN") ? 401 : 0;
    } catch (IOException _) {
      return 0;
    }
  }
}
