package io.inscope.snapshot.diff;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Deployments made from a seed, with edits of which each is known, and noise beside them.
final class RandomCluster {
  private record App(
      String image, String label, int port, SortedSet<String> variables, int replicas) {}

  private final Map<String, App> apps = new TreeMap<>();
  private final Random random;

  /// What was done, as [#told] tells a diff.
  final SortedSet<String> edits = new TreeSet<>();

  RandomCluster(long seed) {
    random = new Random(seed);
    int size = 1 + random.nextInt(12);
    for (int i = 0; i < size; i++) {
      apps.put("app" + i, app());
    }
  }

  private App app() {
    TreeSet<String> variables = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      variables.add("V" + random.nextInt(6));
    }
    return new App(
        "img:" + random.nextInt(3), "t" + random.nextInt(3), 80, variables, random.nextInt(5));
  }

  void edit() {
    int edits = random.nextInt(6);
    for (String name : List.copyOf(apps.keySet()).subList(0, Math.min(edits, apps.size()))) {
      App app = Objects.requireNonNull(apps.get(name));
      String ref = "shop/Deployment.apps/" + name;
      String template = ref + "#/spec/template";
      switch (random.nextInt(7)) {
        case 0 -> {
          apps.remove(name);
          told("removed " + ref);
        }
        case 1 -> {
          apps.put(
              name, new App("img:new", app.label(), app.port(), app.variables(), app.replicas()));
          told("changed " + template + "/spec/containers/app/image");
        }
        case 2 -> {
          apps.put(name, new App(app.image(), "new", app.port(), app.variables(), 7));
          told("changed " + template + "/metadata/labels/tier");
        }
        case 3 -> {
          TreeSet<String> more = new TreeSet<>(app.variables());
          more.add("NEW");
          apps.put(name, new App(app.image(), app.label(), app.port(), more, app.replicas()));
          told("changed " + template + "/spec/containers/app/env/NEW");
        }
        case 4 -> {
          apps.put(name, new App(app.image(), app.label(), 81, app.variables(), app.replicas()));
          told("changed " + template + "/spec/containers/app/ports/81");
          told("changed " + template + "/spec/containers/app/ports/80");
        }
        case 5 ->
            // Nothing but noise.
            apps.put(
                name,
                new App(app.image(), app.label(), app.port(), app.variables(), app.replicas() + 1));
        default -> {
          apps.put("new-" + name, app());
          told("added shop/Deployment.apps/new-" + name);
        }
      }
    }
  }

  private void told(String edit) {
    edits.add(edit);
  }

  /// Everything in an order of its own each time, with other versions, dates and hashes.
  List<Resource> shuffled() {
    List<Resource> resources = new ArrayList<>();
    apps.forEach((name, app) -> resources.add(deployment(name, app)));
    Collections.shuffle(resources, random);
    return resources;
  }

  InMemorySnapshot snapshot(int id) {
    return new InMemorySnapshot(
        new SnapshotInfo(id, "s" + id, Instant.EPOCH, "c", "uid", "v1.33.0", ""),
        shuffled(),
        Map.of(
            io.inscope.snapshot.model.Kinds.DEPLOYMENT,
            new io.inscope.snapshot.model.Coverage.Read(apps.size())));
  }

  private Resource deployment(String name, App app) {
    List<String> variables =
        new ArrayList<>(
            app.variables().stream().map(v -> "{'name':'%s','value':'1'}".formatted(v)).toList());
    Collections.shuffle(variables, random);
    List<String> containers =
        new ArrayList<>(
            List.of(
                "{'name':'app','image':'%s','env':[%s],'ports':[{'containerPort':%d}]}"
                    .formatted(app.image(), String.join(",", variables), app.port()),
                "{'name':'proxy','image':'proxy:1'}"));
    Collections.shuffle(containers, random);
    int noise = random.nextInt(1000);
    return resource(
        """
        {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'namespace':'shop','name':'%s',
         'uid':'u%d','resourceVersion':'%d','generation':%d,
         'annotations':{'deployment.kubernetes.io/revision':'%d'}},
         'spec':{'replicas':%d,'template':{'metadata':{'creationTimestamp':null,'labels':{'tier':'%s'}},
          'spec':{'containers':[%s]}}},
         'status':{'observedGeneration':%d}}
        """
            .formatted(
                name,
                noise,
                noise,
                noise,
                noise,
                app.replicas(),
                app.label(),
                String.join(",", containers),
                noise));
  }

  static Resource resource(String singleQuoted) {
    byte[] json = singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Resource.of(JsonTree.parse(json), new Origin("cluster.json", 1)).orElseThrow();
  }

  /// A diff in the words of [#edits]: items of lists by their name.
  static SortedSet<String> told(ObjectDiff diff, InMemorySnapshot before, InMemorySnapshot after) {
    TreeSet<String> told = new TreeSet<>();
    for (ObjectChange change : diff.changes()) {
      if (change.change() != Change.CHANGED) {
        told.add(change.change().word() + " " + change.ref());
      }
      for (FieldChange field : change.fields()) {
        InMemorySnapshot side = field.pointerAfter().isEmpty() ? before : after;
        Field root = side.find(change.ref()).orElseThrow().root();
        told.add("changed " + change.ref() + "#" + named(root, field.pointer()));
      }
    }
    return told;
  }

  private static String named(Field root, String pointer) {
    StringBuilder named = new StringBuilder();
    Field at = root;
    for (String step : pointer.substring(1).split("/")) {
      if (at.isArray()) {
        at = at.each().toList().get(Integer.parseInt(step));
        Object name = at.at("name").value();
        named.append('/').append(name == null ? at.at("containerPort").value() : name);
      } else {
        at = at.at(step);
        named.append('/').append(step);
      }
    }
    return named.toString();
  }
}
