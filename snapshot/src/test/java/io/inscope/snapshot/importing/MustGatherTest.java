package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Tree.formats;
import static io.inscope.snapshot.importing.Tree.json;
import static io.inscope.snapshot.importing.Tree.list;
import static io.inscope.snapshot.importing.Tree.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MustGatherTest {
  private static final String IMAGE = "mg/quay-io-x-sha256-" + "0a".repeat(32) + "/";

  private static Tree gathered(String root) {
    return new Tree()
        .with(
            root + "namespaces/openshift-dns/openshift-dns.yaml",
            json("v1", "Namespace", "", "openshift-dns"))
        .with(
            root + "namespaces/openshift-dns/core/pods.yaml",
            list("PodList", json("v1", "Pod", "openshift-dns", "dns")))
        .with(
            root + "namespaces/openshift-dns/pods/dns/dns.yaml",
            json("v1", "Pod", "openshift-dns", "dns"))
        .with(root + "namespaces/openshift-dns/core/services.yaml", list("ServiceList"))
        .with(
            root + "namespaces/openshift-dns/rbac.authorization.k8s.io/roles/r.yaml",
            json("rbac.authorization.k8s.io/v1", "Role", "openshift-dns", "r"))
        .with(
            root + "cluster-scoped-resources/rbac.authorization.k8s.io/clusterroles/admin.yaml",
            json("rbac.authorization.k8s.io/v1", "ClusterRole", "", "admin"))
        .with(root + "cluster-scoped-resources/core/nodes/n1.yaml", json("v1", "Node", "", "n1"))
        .with(root + "namespaces/openshift-dns/pods/dns/dns/dns/logs/current.log", "kind: Pod\n");
  }

  @Test
  void aListCoversItsKindInItsNamespaceAndNothingElse() {
    Imported imported =
        gathered(IMAGE)
            .with("mg/event-filter.html", "<html>")
            .with(IMAGE + "version", "openshift/must-gather\n4.16\n")
            .with(IMAGE + "audit_logs/kube-apiserver/audit.log", "{\"kind\":\"Event\"}")
            .imported();

    assertThat(imported.problems()).isEmpty();
    assertThat(formats(imported))
        .containsExactly(
            "must-gather: 2 lists under namespaces/ beside cluster-scoped-resources/, in the folder"
                + " of a gathering image");
    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod in openshift-dns Read[count=2]",
            "Pod NotAsked[why=a must-gather holds the namespaces of the platform, not those of"
                + " applications]");
    assertThat(said(imported, "Service"))
        .contains("Service in openshift-dns Read[count=0]")
        .noneMatch(row -> row.startsWith("Service Read"));
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly(
            "NetworkPolicy.networking.k8s.io NotAsked[why=a must-gather does not list this kind]");
    assertThat(said(imported, "Role.rbac.authorization.k8s.io"))
        .containsExactly(
            "Role.rbac.authorization.k8s.io NotAsked[why=a must-gather does not list this kind, and"
                + " holds only objects of it that it met elsewhere]");
    assertThat(said(imported, "ClusterRole.rbac.authorization.k8s.io"))
        .hasSize(1)
        .allMatch(row -> row.contains("NotAsked"));
    assertThat(said(imported, "Node")).containsExactly("Node Read[count=1]");
    assertThat(imported.entries())
        .contains(
            "SKIPPED -!/"
                + IMAGE
                + "audit_logs/kube-apiserver/audit.log must-gather 0: the audit"
                + " log of an API server, which a must-gather copies and which is not read",
            "SKIPPED -!/"
                + IMAGE
                + "namespaces/openshift-dns/pods/dns/dns/dns/logs/current.log must-gather 0: the"
                + " log of a container, which is not read");
  }

  @Test
  void aBareTreeIsFromInspect() {
    Imported imported = gathered("inspect.local.1/").imported();

    assertThat(formats(imported))
        .contains(
            "must-gather: 2 lists under namespaces/ beside cluster-scoped-resources/, as 'oc adm"
                + " inspect' writes it");
    assertThat(said(imported, "Pod"))
        .contains("Pod NotAsked[why='oc adm inspect' holds only the namespaces it was given]");
  }

  @Test
  void pseudonymsAreSaid() {
    Imported imported =
        gathered(IMAGE)
            .with(
                IMAGE + "namespaces/openshift-dns/core/endpoints.yaml",
                list("EndpointsList").replace("\"v1\"", "\"v1\",\"x\":\"x-ipv4-0000000001-x\""))
            .imported();

    assertThat(imported.problems())
        .containsExactly(
            "INFO -!/"
                + IMAGE
                + "namespaces/openshift-dns/core/endpoints.yaml must-gather-clean put pseudonyms"
                + " (x-ipv4-...-x) in the place of addresses, here and elsewhere: they cannot be"
                + " compared with address ranges, so what rests on addresses stays unknown (0)");
  }

  @Test
  void aBrokenListIsAGap() {
    Imported imported =
        gathered(IMAGE)
            .with(IMAGE + "namespaces/openshift-dns/apps/deployments.yaml", "")
            .imported();

    assertThat(said(imported, "Deployment.apps"))
        .contains(
            "Deployment.apps in openshift-dns Failed[message=a file of it is empty or could not be"
                + " read whole]");
  }

  @Test
  void manifestsInFoldersOfTheSameNamesAreNoMustGather() {
    Imported imported =
        new Tree()
            .with(
                "repo/namespaces/shop/apps/deployments/web.yaml",
                json("apps/v1", "Deployment", "shop", "web"))
            .imported();

    assertThat(formats(imported)).noneMatch(format -> format.startsWith("must-gather"));
    assertThat(imported.coverage).isEmpty();
    assertThat(imported.objects()).hasSize(1);
  }

  @Test
  void aRealOneAddsUpAndClaimsNothingOfApplications() {
    Path file = Path.of("..", "..", "shared", "data", "must-gather-vsphere.tar.xz");
    assumeTrue(Files.exists(file), "not at hand: must-gather-vsphere.tar.xz");
    Imported imported = Imported.of(List.of(Source.of(file)));

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.entries()).hasSize(3682);
    assertThat(imported.objects()).hasSize(8642);
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly(
            "NetworkPolicy.networking.k8s.io NotAsked[why=a must-gather does not list this kind]");
    assertThat(said(imported, "Pod")).contains("Pod in default Read[count=0]").hasSize(57);
    assertThat(said(imported, "Node")).containsExactly("Node Read[count=6]");
  }
}
