package io.inscope.snapshot.capture;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Asks a server what it has.
///
/// Servers from 1.26 on tell all in two answers ([aggregated
/// discovery](https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery),
/// `v2` and the older `v2beta1`), with the APIs that do not react marked stale. Older ones ignore
/// that wish and give the names of their groups, of which each version is asked for; there an API
/// that is dead costs [Patience#SHORT], and only once for all its versions.
public final class Discovery {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
          + "application/json";
  private static final String PLAIN = "application/json";
  private static final Set<String> ROOTS =
      Set.of("APIGroupDiscoveryList", "APIVersions", "APIGroupList");

  private final ReadOnlyGateway gateway;
  private final OfferBuilder offer = new OfferBuilder();
  private boolean aggregated = true;

  private Discovery(ReadOnlyGateway gateway) {
    this.gateway = gateway;
  }

  /// Asks for all of it.
  ///
  /// @throws CaptureException when the server cannot be reached, does not let us in, or is none
  public static Offer of(ReadOnlyGateway gateway) throws CaptureException {
    Discovery discovery = new Discovery(gateway);
    try {
      discovery.core(discovery.root("/api"));
      discovery.groups(discovery.root("/apis"));
    } catch (WrongShape e) {
      throw unusable(gateway, "", e);
    }
    return discovery.offer.build(discovery.aggregated);
  }

  private Field root(String path) throws CaptureException {
    try (Answer answer = gateway.get(path, AGGREGATED, Patience.LIST)) {
      if (answer.status() != 200) {
        throw refused(path, answer.status(), answer.error());
      }
      Field root = answer.json();
      if (!ROOTS.contains(root.at("kind").text(""))) {
        throw new IOException("it is not a list of APIs");
      }
      return root;
    } catch (IOException e) {
      throw unusable(gateway, path, e);
    }
  }

  private static CaptureException unusable(ReadOnlyGateway gateway, String path, Exception e) {
    return new CaptureException(
        "CAPTURE-NOT-KUBERNETES",
        "%s%s could not be read: %s".formatted(gateway.server(), path, e.getMessage()),
        "Check that the address is that of a Kubernetes API, and try again.");
  }

  private CaptureException refused(String path, int status, Field error) {
    String said = Answer.message(status, error);
    return switch (status) {
      case 401 ->
          new CaptureException(
              "CAPTURE-LOGIN",
              gateway.server() + " does not accept the login: " + said,
              "The token or certificate may have expired: get a new one.");
      case 403 ->
          new CaptureException(
              "CAPTURE-REFUSED",
              "%s refuses to say what it has (%s): %s".formatted(gateway.server(), path, said),
              "The user needs the role system:discovery, which every user usually has.");
      default ->
          new CaptureException(
              "CAPTURE-NOT-KUBERNETES",
              "%s%s answered with an error: %s".formatted(gateway.server(), path, said),
              "Check that the address is that of a Kubernetes API.");
    };
  }

  private void core(Field root) {
    if (isAggregated(root)) {
      root.at("items").each().forEach(this::group);
    } else {
      aggregated = false;
      for (String version : texts(root.at("versions"))) {
        document("", version, "/api/" + version);
      }
    }
  }

  private void groups(Field root) {
    if (isAggregated(root)) {
      root.at("items").each().forEach(this::group);
      return;
    }
    aggregated = false;
    for (Field group : root.at("groups").each().toList()) {
      String name = group.at("name").text("");
      boolean reacts = true;
      for (String version : versions(group)) {
        if (reacts) {
          reacts = document(name, version, "/apis/" + name + "/" + version);
        } else {
          dead(name, version, "not asked, because another version does not react");
        }
      }
    }
  }

  private static boolean isAggregated(Field root) {
    return root.at("kind").text("").equals("APIGroupDiscoveryList");
  }

  private void group(Field group) {
    String name = group.at("metadata", "name").text("");
    for (Field version : group.at("versions").each().toList()) {
      String number = version.at("version").text("");
      boolean stale = version.at("freshness").text("").equals("Stale");
      if (stale) {
        offer.dead(
            name.isEmpty() ? number : name + "/" + number,
            "the server says that it does not react (Stale)");
      }
      for (Field resource : version.at("resources").each().toList()) {
        offer.add(
            name,
            number,
            resource.at("resource").text(""),
            resource.at("responseKind", "kind").text(""),
            resource.at("scope").text("").equals("Namespaced"),
            resource.at("verbs"),
            stale);
      }
    }
  }

  /// The versions of a group, the preferred one first.
  private static List<String> versions(Field group) {
    Map<Integer, List<String>> ranked = new TreeMap<>();
    String preferred = group.at("preferredVersion", "version").text("");
    for (Field version : group.at("versions").each().toList()) {
      String number = version.at("version").text("");
      ranked.computeIfAbsent(number.equals(preferred) ? 0 : 1, _ -> new ArrayList<>()).add(number);
    }
    return ranked.values().stream().flatMap(List::stream).toList();
  }

  /// One version the old way.
  ///
  /// @return whether the API reacts
  private boolean document(String group, String version, String path) {
    if (!OfferBuilder.isSegment(version) || !(group.isEmpty() || OfferBuilder.isSegment(group))) {
      return true; // nothing to build a path of
    }
    try (Answer answer = gateway.get(path, PLAIN, Patience.SHORT)) {
      if (answer.status() == 200) {
        resources(group, version, answer.json());
        return true;
      }
      dead(group, version, Answer.message(answer.status(), answer.error()));
      return answer.status() < 500 && answer.status() != 429;
    } catch (CaptureException | IOException | WrongShape e) {
      dead(group, version, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void dead(String group, String version, String why) {
    offer.dead(group.isEmpty() ? version : group + "/" + version, why);
  }

  private void resources(String group, String version, Field document) {
    for (Field resource : document.at("resources").each().toList()) {
      if (!resource.at("name").text("").contains("/")) {
        offer.add(
            group,
            version,
            resource.at("name").text(""),
            resource.at("kind").text(""),
            resource.at("namespaced").isTrue(),
            resource.at("verbs"),
            false);
      }
    }
  }

  private static List<String> texts(Field array) {
    return array.each().flatMap(item -> item.text().stream()).toList();
  }
}
