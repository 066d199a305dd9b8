package io.inscope.snapshot.capture.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.KindAccess;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ListedKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server says beforehand of our rights, against what a capture then finds.
class RealRightsTest {
  private static final Path ROLE = Path.of("../app/src/main/dist/rbac/audit-snapshot-reader.yaml");
  private static final String BINDINGS = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings";

  @TempDir Path folder;

  private static KubeApiServer server;

  @BeforeAll
  static void start() throws Exception {
    server = KubeApiServer.shared();
  }

  /// How it stands with a kind, and in which namespaces where not in all.
  private record Access(KindAccess.State state, SortedSet<String> namespaces) {
    static Access of(List<ListedKind> lists) {
      SortedSet<String> read = new TreeSet<>();
      for (ListedKind list : lists) {
        if (list.isWhole()) {
          read.add(list.namespace());
        } else {
          assertThat(list.coverage()).isInstanceOf(Coverage.Refused.class);
        }
      }
      return read.contains("")
          ? new Access(KindAccess.State.ALLOWED, new TreeSet<>())
          : new Access(read.isEmpty() ? KindAccess.State.REFUSED : KindAccess.State.PARTLY, read);
    }
  }

  private static SortedMap<GroupKind, Access> said(Attempt attempt) throws Exception {
    SortedMap<GroupKind, Access> said = new TreeMap<>();
    try (LiveCluster cluster = Capture.connect(attempt)) {
      AccessPreview preview = cluster.preview(List.of(), Set.of(), CaptureWatcher.NONE);
      preview
          .kinds()
          .forEach(kind -> said.put(kind.kind(), new Access(kind.state(), kind.namespaces())));
    }
    return said;
  }

  private static SortedMap<GroupKind, Access> found(Attempt attempt) throws Exception {
    SortedMap<GroupKind, Access> found = new TreeMap<>();
    attempt.run().record().lists().stream()
        .collect(Collectors.groupingBy(list -> list.resource().groupKind()))
        .forEach((kind, lists) -> found.put(kind, Access.of(lists)));
    return found;
  }

  @Test
  void what_the_preview_says_of_a_restricted_reader_is_what_the_capture_finds() throws Exception {
    // Not with the user's own login: in the audit log that is for another test.
    String user = "{token: admin-token, as: restricted-reader}";
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, server.url(), user);
    Attempt attempt = Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("p.inscope"));
    SortedMap<GroupKind, Access> said = said(attempt);
    assertThat(said).isEqualTo(found(attempt));
    assertThat(said.values().stream().map(Access::state).distinct())
        .containsExactlyInAnyOrder(
            KindAccess.State.ALLOWED, KindAccess.State.PARTLY, KindAccess.State.REFUSED);
    assertThat(requireNonNull(said.get(new GroupKind("apps", "Deployment"))).namespaces())
        .containsExactlyElementsOf(Load.DEPLOYMENTS);
  }

  @Test
  void the_role_that_is_shipped_lets_everything_be_read_but_secrets_and_what_only_this_cluster_has()
      throws Exception {
    String user = server.certificates().user("role-reader", "auditors");
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, server.url(), user);
    Attempt attempt = Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("p.inscope"));
    Path log = folder.resolve("kubectl");
    try (Admin admin = server.admin()) {
      server.kubectl("admin", log, "apply", "-f", ROLE.toString());
      server.kubectl(
          "admin",
          log,
          "create",
          "clusterrolebinding",
          "role-reader",
          "--clusterrole=audit-snapshot-reader",
          "--user=role-reader");
      try {
        SortedMap<GroupKind, Access> found = found(attempt);
        assertThat(said(attempt)).isEqualTo(found);
        assertThat(found.values().stream().map(Access::state))
            .doesNotContain(KindAccess.State.PARTLY);
        found.values().removeIf(access -> access.state() == KindAccess.State.ALLOWED);
        assertThat(found.keySet())
            .extracting(GroupKind::toString)
            .containsExactly(
                "Gadget.shop.example", "Secret", "Tenant.org.example", "Widget.shop.example");
      } finally {
        admin.delete(BINDINGS + "/role-reader");
        admin.delete("/apis/rbac.authorization.k8s.io/v1/clusterroles/audit-snapshot-reader");
      }
    }
  }
}
