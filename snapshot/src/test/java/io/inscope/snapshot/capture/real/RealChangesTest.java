package io.inscope.snapshot.capture.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.Relisted.Change;
import io.inscope.snapshot.record.Relisted.What;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.store.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that others write to while it is captured.
class RealChangesTest {
  private static final GroupKind POLICY = new GroupKind("networking.k8s.io", "NetworkPolicy");
  private static final String NAMESPACE = "team-00";
  private static final String LIST =
      "/apis/networking.k8s.io/v1/namespaces/" + NAMESPACE + "/networkpolicies";

  @TempDir Path folder;

  private final Map<String, String> before = new TreeMap<>();
  private final Map<String, String> after = new TreeMap<>();

  private static String make(Admin admin, String name) throws Exception {
    byte[] made =
        admin.post(
            LIST,
            """
            {"metadata":{"name":"%s"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}
            """
                .formatted(name));
    return version(made);
  }

  private static String version(byte[] object) {
    return Admin.parsed(object).at("metadata", "resourceVersion").text("");
  }

  private static String replace(Admin admin, String name, String was, String is) throws Exception {
    String path = LIST + "/" + name;
    String json = new String(admin.get(path), StandardCharsets.UTF_8);
    assertThat(json).contains(was);
    return version(admin.send("PUT", path, json.replace(was, is)).body());
  }

  private void change(Admin admin) {
    try {
      after.put("added", make(admin, "added"));
      admin.delete(LIST + "/removed");
      after.put("removed", "");
      admin.delete(LIST + "/replaced");
      after.put("replaced", make(admin, "replaced"));
      after.put("rewritten", replace(admin, "rewritten", "Ingress", "Egress"));
      after.put(
          "labelled",
          replace(admin, "labelled", "\"namespace\":", "\"labels\":{\"a\":\"b\"},\"namespace\":"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Change change(String name, What what) {
    return new Change(
        ref(name), requireNonNull(before.get(name)), requireNonNull(after.get(name)), what);
  }

  private static ResourceRef ref(String name) {
    return ResourceRef.of(POLICY, NAMESPACE, name);
  }

  @Test
  void what_others_wrote_meanwhile_is_said_object_by_object() throws Exception {
    KubeApiServer server = KubeApiServer.shared();
    Capture capture;
    try (Admin admin = server.admin()) {
      before.put("added", "");
      for (String name : new String[] {"labelled", "removed", "replaced", "rewritten"}) {
        before.put(name, make(admin, name));
      }
      try {
        capture =
            Attempt.by("full-reader", server, folder.resolve("p.inscope"))
                .during(row -> changeOnceListed(row, admin))
                .run();
      } finally {
        for (String name : new String[] {"added", "labelled", "replaced", "rewritten"}) {
          admin.delete(LIST + "/" + name);
        }
      }
    }
    for (Relisted relisted : capture.record().relisted()) {
      if (relisted.resource().groupKind().equals(POLICY)) {
        assertThat(relisted.changes())
            .containsExactly(
                change("added", What.ADDED),
                change("labelled", What.REST),
                change("removed", What.REMOVED),
                change("replaced", What.REPLACED),
                change("rewritten", What.SPEC));
      } else {
        assertThat(relisted.changes()).isEmpty();
      }
    }
    try (Project project = capture.open()) {
      assertThat(project.newest().problems().stream().map(Problem::message))
          .contains(
              "changed between its list and the end of the capture: 1 added, 1 removed, 3 changed"
                  + " (1 in their spec, 1 in status or metadata, 1 deleted and made anew)");
      assertThat(project.newest().find(ref("added"))).isEmpty();
      assertThat(project.newest().find(ref("removed"))).isPresent();
      assertThat(project.newest().capture()).hasValue(capture.record());
    }
  }

  private void changeOnceListed(RequestRow row, Admin admin) {
    if (row.target().equals("/apis/networking.k8s.io/v1/networkpolicies?limit=500")) {
      change(admin);
    }
  }
}
