package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Given.CLOCK;
import static io.inscope.snapshot.store.Given.object;
import static io.inscope.snapshot.store.Given.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Problem.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWriterTest {
  private static final ResourceRef POD = ResourceRef.of(Kinds.POD, "payments", "x");

  @TempDir Path folder;

  @Test
  void theSameContentInTwoFilesIsOneObjectWithTwoOrigins() {
    written(
        writer -> {
          writer.resource(pod("all.json", 10, "x", "u1", "5"));
          writer.resource(pod("x.yaml", 1, "x", "u1", "5"));
        },
        (summary, snapshot) -> {
          assertThat(summary.equation()).isEqualTo("2 objects read = 1 kept + 1 duplicate");
          assertThat(snapshot.origins(POD))
              .containsExactly(new Origin("all.json", 10), new Origin("x.yaml", 1));
          assertThat(snapshot.problems()).isEmpty();
          assertThat(snapshot.observations(POD)).isEmpty();
        });
  }

  @Test
  void ofTwoVersionsTheLaterCountsWhicheverCameFirst() {
    for (List<String> order : List.of(List.of("99", "100"), List.of("100", "99"))) {
      written(
          writer -> {
            writer.resource(pod("a.yaml", 3, "x", "u1", order.get(0)));
            writer.resource(pod("b.yaml", 9, "x", "u1", order.get(1)));
          },
          (summary, snapshot) -> {
            assertThat(summary.equation()).isEqualTo("2 objects read = 1 kept + 1 drifted");
            assertThat(version(snapshot.find(POD).orElseThrow())).isEqualTo("100");
            assertThat(snapshot.observations(POD))
                .extracting(SnapshotWriterTest::version)
                .containsExactly("99");
            String kept = order.get(0).equals("99") ? "second" : "first";
            assertThat(snapshot.problems())
                .containsExactly(
                    new Problem(
                        "b.yaml",
                        9,
                        0,
                        Severity.INFO,
                        "drift: Pod payments/x changed while the cluster was exported: resource"
                            + " version %s at a.yaml:3, %s at b.yaml:9"
                                .formatted(order.get(0), order.get(1)),
                        1,
                        "the newer one counts, here the %s; the other is kept as an observation"
                            .formatted(kept)));
          });
    }
  }

  @Test
  void twoUidsAreNeverMerged() {
    written(
        writer -> {
          writer.resource(pod("a.yaml", 3, "x", "u1", "7"));
          writer.resource(pod("b.yaml", 9, "x", "u2", "9"));
        },
        (summary, snapshot) -> {
          assertThat(summary.equation()).isEqualTo("2 objects read = 1 kept + 1 conflicting");
          assertThat(version(snapshot.find(POD).orElseThrow())).isEqualTo("7");
          assertThat(snapshot.problems())
              .containsExactly(
                  new Problem(
                      "b.yaml",
                      9,
                      0,
                      Severity.WARNING,
                      "Pod payments/x stands for two different objects (UID u1 and u2) at a.yaml:3"
                          + " and b.yaml:9: two clusters, or it was created again",
                      1,
                      "the first counts; the second is kept as an observation. Import two clusters"
                          + " as two snapshots"));
        });
  }

  @Test
  void aManifestNeverOverwritesTheLiveObject() {
    Resource live = pod("live.json", 1, "x", "u1", "7");
    Resource manifest =
        object(
            "git/x.yaml",
            1,
            "{'apiVersion':'v1','kind':'Pod','metadata':{'namespace':'payments','name':'x'}}");
    for (List<Resource> order : List.of(List.of(live, manifest), List.of(manifest, live))) {
      written(
          writer -> order.forEach(writer::resource),
          (summary, snapshot) -> {
            assertThat(summary.equation())
                .isEqualTo("2 objects read = 1 kept + 1 manifest of live objects");
            assertThat(snapshot.find(POD).orElseThrow().isLive()).isTrue();
            assertThat(snapshot.observations(POD)).hasSize(1);
            assertThat(snapshot.problems()).isEmpty();
          });
    }
  }

  @Test
  void theSameObjectInTwoApiVersionsIsKeptInTheStableOne() {
    String job =
        "{'apiVersion':'batch/%s','kind':'CronJob',"
            + "'metadata':{'namespace':'payments','name':'j','uid':'u','resourceVersion':'5'}}";
    written(
        writer -> {
          writer.resource(object("a.yaml", 1, job.formatted("v1beta1")));
          writer.resource(object("b.yaml", 1, job.formatted("v1")));
        },
        (summary, snapshot) -> {
          assertThat(summary.equation())
              .isEqualTo("2 objects read = 1 kept + 1 in another API version");
          assertThat(snapshot.all(Kinds.CRON_JOB))
              .extracting(Resource::apiVersion)
              .containsExactly("batch/v1");
        });
  }

  @Test
  void ofTwoEquallyStableVersionsTheSameOneCountsInAnyOrder() {
    String event =
        "{'apiVersion':'%s','kind':'Event','metadata':{'name':'e','uid':'u','resourceVersion':'5'}}";
    Resource core = object("a.yaml", 1, event.formatted("v1"));
    Resource read = object("b.yaml", 1, event.formatted("events.k8s.io/v1"));
    Resource other = new Resource(core.ref(), read.apiVersion(), read.root(), read.origin());
    for (List<Resource> order : List.of(List.of(core, other), List.of(other, core))) {
      written(
          writer -> order.forEach(writer::resource),
          (_, snapshot) ->
              assertThat(snapshot.find(core.ref()).map(Resource::apiVersion)).contains("v1"));
    }
  }

  @Test
  void twoManifestsOfOneNameAreReported() {
    String service =
        "{'apiVersion':'v1','kind':'Service','metadata':{'name':'s'},'spec':{'type':'%s'}}";
    written(
        writer -> {
          writer.resource(object("a.yaml", 1, service.formatted("ClusterIP")));
          writer.resource(object("b.yaml", 2, service.formatted("NodePort")));
        },
        (summary, snapshot) -> {
          assertThat(summary.conflicting()).isEqualTo(1);
          assertThat(snapshot.problems())
              .extracting(Problem::message)
              .containsExactly(
                  "Service s is declared twice with different content, at a.yaml:1 and b.yaml:2");
        });
  }

  @Test
  void twoContentsAtOneVersionAreReported() {
    written(
        writer -> {
          writer.resource(pod("a.yaml", 1, "x", "u1", "7"));
          writer.resource(
              object(
                  "b.yaml",
                  2,
                  "{'apiVersion':'v1','kind':'Pod','metadata':{'namespace':'payments','name':'x',"
                      + "'uid':'u1','resourceVersion':'7'}}"));
        },
        (summary, snapshot) -> {
          assertThat(summary.conflicting()).isEqualTo(1);
          assertThat(snapshot.problems())
              .extracting(Problem::message)
              .containsExactly(
                  "Pod payments/x has two contents at one resource version, at a.yaml:1 and"
                      + " b.yaml:2: one of the files was edited");
        });
  }

  /// Against a plain map: whatever the order, the highest version of each object wins and every
  /// object read is accounted for.
  @Test
  void anyMixtureOfCopiesAddsUp() {
    Random random = new Random(11);
    for (int world = 0; world < 5; world++) {
      TreeMap<String, Integer> newest = new TreeMap<>();
      int[] read = {0};
      written(
          writer -> {
            for (int i = 0; i < 400; i++) {
              String name = "p" + random.nextInt(60);
              int version = 1 + random.nextInt(4);
              newest.merge(name, version, Math::max);
              read[0]++;
              writer.resource(pod("f" + i, 1, name, "uid-" + name, Integer.toString(version)));
            }
          },
          (summary, snapshot) -> {
            assertThat(summary.read()).isEqualTo(read[0]);
            assertThat(summary.objects()).isEqualTo(newest.size());
            assertThat(summary.closes()).isTrue();
            TreeMap<String, Integer> stored = new TreeMap<>();
            snapshot
                .all(Kinds.POD)
                .forEach(p -> stored.put(p.ref().name(), Integer.parseInt(version(p))));
            assertThat(stored).isEqualTo(newest);
          });
    }
  }

  @Test
  void bothEquationsClose() {
    written(
        writer -> {
          writer.resource(pod("a.yaml", 1, "x", "u1", "7"));
          writer.entry(Given.entry("a.yaml", 1));
          writer.entry(
              new Entry("b.log", 5, "cd".repeat(32), "", Entry.Disposition.SKIPPED, 0, "a log"));
        },
        (summary, snapshot) -> {
          assertThat(summary.closes()).isTrue();
          assertThat(summary.entryEquation()).isEqualTo("2 files = 1 imported + 1 skipped");
          assertThat(snapshot.entries())
              .containsExactly(
                  Given.entry("a.yaml", 1),
                  new Entry(
                      "b.log", 5, "cd".repeat(32), "", Entry.Disposition.SKIPPED, 0, "a log"));
        });
    written(
        writer -> {
          writer.resource(pod("a.yaml", 1, "x", "u1", "7"));
          writer.entry(Given.entry("a.yaml", 2));
        },
        (summary, _) -> assertThat(summary.closes()).isFalse());
  }

  @Test
  void managedFieldsAreNotKept() {
    written(
        writer ->
            writer.resource(
                object(
                    "a.yaml",
                    1,
                    "{'kind':'Pod','metadata':{'namespace':'payments','name':'x',"
                        + "'managedFields':[{'manager':'kubectl'}]}}")),
        (_, snapshot) ->
            assertThat(snapshot.find(POD).orElseThrow().root().toString())
                .isEqualTo(
                    "={\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\",\"namespace\":\"payments\"}}"));
  }

  @Test
  void linesOfTheFirstOriginComeBack() {
    written(
        writer -> writer.resource(pod("a.yaml", 1, "x", "u1", "7")),
        (_, snapshot) -> {
          Resource pod = snapshot.find(POD).orElseThrow();
          Field image = pod.root().at("spec", "containers").each().findFirst().orElseThrow();
          assertThat(pod.place(image)).isEqualTo("a.yaml:3");
          assertThat(pod.place(pod.root().at("metadata", "uid"))).isEqualTo("a.yaml:2");
        });
  }

  @Test
  void theClusterIsRecognised() {
    written(
        writer -> {
          writer.resource(
              object(
                  "a",
                  1,
                  "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'kube-system','uid':'k'}}"));
          for (String version : List.of("v1.9.8", "v1.33.2+k3s1", "v1.33.1")) {
            writer.resource(
                object(
                    "a",
                    1,
                    ("{'apiVersion':'v1','kind':'Node','metadata':{'name':'%s'},"
                            + "'status':{'nodeInfo':{'kubeletVersion':'%s'}}}")
                        .formatted(version, version)));
          }
          writer.resource(
              object(
                  "a",
                  1,
                  "{'kind':'ConfigMap','metadata':{'namespace':'kube-system','name':'kubeadm-config'},'data':{'ClusterConfiguration':'apiServer:"
                      + " {}\\n"
                      + "clusterName: bank\\n"
                      + "'}}"));
        },
        (summary, snapshot) -> {
          assertThat(summary.snapshot()).isEqualTo(snapshot.info());
          assertThat(snapshot.info().clusterUid()).isEqualTo("k");
          assertThat(snapshot.info().kubernetesVersion()).isEqualTo("v1.33.2+k3s1");
          assertThat(snapshot.info().cluster()).isEqualTo("bank");
        });
  }

  @Test
  void theVersionFallsBackToTheApiServersImage() {
    written(
        writer ->
            writer.resource(
                object(
                    "a",
                    1,
                    "{'kind':'Pod','metadata':{'namespace':'kube-system','name':'kube-apiserver-m1'},"
                        + "'spec':{'containers':[{'name':'kube-apiserver',"
                        + "'image':'registry.k8s.io/kube-apiserver:v1.31.4'}]}}")),
        (_, snapshot) -> assertThat(snapshot.info().kubernetesVersion()).isEqualTo("v1.31.4"));
  }

  @Test
  void whatASourceSaysOfItsCoverageIsKept() {
    written(
        writer -> {
          writer.resource(pod("a.yaml", 1, "x", "u1", "7"));
          writer.coverage(Kinds.NETWORK_POLICY, "", new Coverage.Read(0));
          writer.coverage(Kinds.SECRET, "", new Coverage.Refused("secrets is forbidden"));
        },
        (_, snapshot) -> {
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(new Coverage.Read(1));
          assertThat(snapshot.coverage(Kinds.POD, "other")).isEqualTo(new Coverage.Read(0));
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "payments"))
              .isEqualTo(new Coverage.Read(0));
          assertThat(snapshot.coverage(Kinds.SECRET, "payments"))
              .isEqualTo(new Coverage.Refused("secrets is forbidden"));
          assertThat(snapshot.coverage(Kinds.NODE, "")).isEqualTo(new Coverage.NotAsked());
          assertThat(snapshot.coverageRows())
              .containsExactly(
                  new CoverageRow(Kinds.NETWORK_POLICY, "", new Coverage.Read(0)),
                  new CoverageRow(Kinds.POD, "", new Coverage.Read(1)),
                  new CoverageRow(Kinds.POD, "payments", new Coverage.Read(1)),
                  new CoverageRow(Kinds.SECRET, "", new Coverage.Refused("secrets is forbidden")));
        });
  }

  @Test
  void objectsAreListedAndGrouped() {
    written(
        writer -> {
          writer.resource(pod("b.yaml", 1, "y", "u2", "7"));
          writer.resource(pod("a.yaml", 1, "x", "u1", "7"));
          writer.resource(
              object("n.yaml", 4, "{'kind':'Namespace','metadata':{'name':'payments'}}"));
        },
        (_, snapshot) -> {
          assertThat(snapshot.kinds()).containsExactly(Kinds.NAMESPACE, Kinds.POD);
          assertThat(snapshot.objects())
              .extracting(row -> row.ref() + " " + row.origin().place())
              .containsExactly(
                  "Namespace/payments n.yaml:4",
                  "payments/Pod/x a.yaml:1",
                  "payments/Pod/y b.yaml:1");
          assertThat(snapshot.workloads())
              .extracting(workload -> workload.ref().name())
              .containsExactly("x", "y");
        });
  }

  @Test
  void whatWasTakenOutIsRecorded() {
    written(
        writer ->
            writer.resource(
                object(
                    "a.yaml",
                    1,
                    "{'kind':'Secret','metadata':{'namespace':'n','name':'s'},"
                        + "'stringData':{'a':'b','card':'4111111111111111'}}")),
        (summary, snapshot) -> {
          assertThat(summary.redactions()).isEqualTo(Map.of("secret-card", 1, "secret-value", 1));
          assertThat(snapshot.redactions(new ResourceRef("", "Secret", "n", "s")))
              .extracting(redacted -> redacted.pointer())
              .containsExactly("/stringData/a", "/stringData/card");
        });
  }

  private static String version(Resource resource) {
    return resource.root().at("metadata", "resourceVersion").text("");
  }

  private int files;

  private void written(
      Consumer<SnapshotWriter> content, BiConsumer<Summary, StoredSnapshot> assertions) {
    Path file = folder.resolve("p" + files++ + ".inscope");
    Summary summary = Given.project(file, content);
    try (Project project = Project.open(file, CLOCK)) {
      assertions.accept(summary, project.newest());
      assertThat(project.verify().isIntact()).isTrue();
    }
  }
}
