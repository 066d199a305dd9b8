package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.json.Field;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// What was put into the cluster: 20 namespaces, three kinds of its own, over 2,000 objects, and an
/// aggregated API that is dead. The same for the same seed.
///
/// @param items everything that was created
/// @param namespaces that were created
/// @param secrets values that must not be seen anywhere
record Load(List<Item> items, List<String> namespaces, List<String> secrets) {
  /// The namespaces in which the restricted reader may see deployments.
  static final List<String> DEPLOYMENTS = List.of("team-03", "team-07", "team-11");

  private static final int NAMESPACES = 20;

  static Load into(Admin admin, long seed) throws Exception {
    Random random = new Random(seed);
    List<String> secrets = new ArrayList<>();
    List<String> namespaces =
        IntStream.range(0, NAMESPACES).mapToObj("team-%02d"::formatted).toList();
    List<Item> second = ClusterObjects.second();
    for (String namespace : namespaces) {
      second.addAll(NamespaceObjects.of(namespace, random, secrets));
    }
    DEPLOYMENTS.forEach(namespace -> second.add(deployments(namespace)));
    List<Item> last = ClusterObjects.last();
    namespaces.forEach(namespace -> last.addAll(NamespaceObjects.last(namespace)));

    List<Item> items = new ArrayList<>();
    for (List<Item> stage : List.of(ClusterObjects.first(namespaces), second, last)) {
      create(admin, stage);
      items.addAll(stage);
    }
    settle(admin);
    return new Load(List.copyOf(items), namespaces, List.copyOf(secrets));
  }

  private static Item deployments(String namespace) {
    String group = "rbac.authorization.k8s.io";
    return Item.of(
        group + "/v1",
        "rolebindings",
        "RoleBinding",
        namespace,
        "deployments",
        "",
        """
        ,"roleRef":{"apiGroup":"%s","kind":"ClusterRole","name":"deployment-reader"},
        "subjects":[{"kind":"User","apiGroup":"%s","name":"restricted-reader"}]\
        """
            .formatted(group, group));
  }

  private static void create(Admin admin, List<Item> items) throws InterruptedException {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (Item item : items) {
      calls.add(() -> create(admin, item));
    }
    Admin.atOnce(calls);
  }

  /// A kind that was just defined is not served at once.
  private static boolean create(Admin admin, Item item) throws IOException, InterruptedException {
    for (int tries = 0; ; tries++) {
      HttpResponse<byte[]> answer = admin.send("POST", item.list(), item.json());
      if (answer.statusCode() < 300) {
        return true;
      }
      if (answer.statusCode() != 404 || tries == 100) {
        throw new IllegalStateException(
            item.path() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
      }
      Thread.sleep(50);
    }
  }

  /// Waits until discovery tells of what is there now, and the dead API is known to be.
  private static void settle(Admin admin) throws IOException, InterruptedException {
    String accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    for (int tries = 0; tries < 200; tries++) {
      String offered = admin.get("/apis", accept);
      Field dead =
          Admin.parsed(admin.get("/apis/apiregistration.k8s.io/v1/apiservices/v1.dead.example"));
      boolean isKnown =
          dead.at("status", "conditions")
              .each()
              .anyMatch(condition -> condition.at("status").text("").equals("False"));
      if (isKnown
          && List.of("\"widgets\"", "\"gadgets\"", "\"tenants\"", "dead.example").stream()
              .allMatch(offered::contains)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("the server does not say what it has");
  }
}
