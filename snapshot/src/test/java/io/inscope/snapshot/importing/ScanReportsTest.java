package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import org.junit.jupiter.api.Test;

class ScanReportsTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String ID = "1".repeat(64);

  /// As `trivy image --format json --show-suppressed` writes it, shortened.
  private static final String TRIVY =
      """
      {
        "SchemaVersion": 2,
        "CreatedAt": "2026-11-10T08:00:00.1Z",
        "ArtifactName": "registry.example/shop/web:1.0",
        "ArtifactType": "container_image",
        "Metadata": {
          "OS": {"Family": "debian", "Name": "12.5"},
          "ImageID": "sha256:%s",
          "RepoTags": ["registry.example/shop/web:1.0"],
          "RepoDigests": ["registry.example/shop/web@sha256:%s"],
          "ImageConfig": {"created": "2026-10-01T00:00:00Z", "config": {"User": "app", "Env": ["TOKEN=hunter2secret"]}}
        },
        "Results": [
          {"Target": "registry.example/shop/web:1.0 (debian 12.5)", "Class": "os-pkgs", "Type": "debian",
           "Packages": [{"Name": "curl", "Version": "7.88"}],
           "Vulnerabilities": [
             {"VulnerabilityID": "CVE-2026-1", "PkgName": "openssl", "InstalledVersion": "3.0", "FixedVersion": "3.1",
              "Severity": "CRITICAL", "PublishedDate": "2026-01-01T00:00:00Z", "Description": "long words"},
             {"VulnerabilityID": "CVE-2026-2", "PkgName": "zlib", "InstalledVersion": "1", "Severity": "LOW"}],
           "ExperimentalModifiedFindings": [
             {"Type": "vulnerability", "Status": "not_affected", "Statement": "code_not_reachable", "Source": "vex.json",
              "Finding": {"VulnerabilityID": "CVE-2026-3", "PkgName": "glibc", "InstalledVersion": "2", "Severity": "HIGH"}}]},
          {"Target": "/app/.env", "Class": "secret",
           "Secrets": [{"RuleID": "aws-access-key-id", "Severity": "CRITICAL", "Match": "AKIAIOSFODNN7REALKEY",
             "Code": {"Lines": [{"Content": "AKIAIOSFODNN7REALKEY"}]}}]}
        ]
      }
      """
          .formatted(ID, A);

  /// As `grype IMAGE -o json` writes it, shortened.
  private static final String GRYPE =
      """
      {"matches": [
        {"vulnerability": {"id": "CVE-2026-1", "severity": "Critical", "fix": {"versions": ["3.1", "3.2"], "state": "fixed"}},
         "artifact": {"name": "openssl", "version": "3.0", "type": "deb"}},
        {"vulnerability": {"id": "CVE-2026-2", "severity": "Negligible", "fix": {"versions": [], "state": "not-fixed"}},
         "artifact": {"name": "zlib", "version": "1", "type": "deb"}}],
       "ignoredMatches": [
        {"vulnerability": {"id": "CVE-2026-3", "severity": "High", "fix": {"state": "unknown"}},
         "artifact": {"name": "glibc", "version": "2"},
         "appliedIgnoreRules": [{"vulnerability": "CVE-2026-3", "vex-status": "not_affected", "vex-justification": "code_not_reachable"}]},
        {"vulnerability": {"id": "CVE-2026-4", "severity": "High", "fix": {"state": "unknown"}},
         "artifact": {"name": "glibc", "version": "2"}, "appliedIgnoreRules": [{"vulnerability": "CVE-2026-4", "reason": "later"}]}],
       "source": {"type": "image", "target": {"userInput": "registry.example/shop/web:1.0", "imageID": "sha256:%s",
         "manifestDigest": "sha256:%s", "config": "e30=", "repoDigests": ["registry.example/shop/web@sha256:%s"]}},
       "descriptor": {"name": "grype", "version": "0.104.1", "configuration": {"registry": {"auth": "hunter2secret"}},
         "timestamp": "2026-11-10T08:00:00Z"}}
      """
          .formatted(ID, B, A);

  @Test
  void aReportOfTrivyIsFiledByImageWithoutWhatSecretsWereFound() {
    Imported file = Imported.of(TRIVY);

    assertThat(file.problems()).isEmpty();
    assertThat(file.entries()).hasSize(1).first().asString().contains("trivy");
    Resource scan = only(file);
    assertThat(scan.ref().toString()).matches("ImageScan.inscope.io/web-1.0-trivy-[0-9a-f]{12}");
    assertThat(CanonicalJson.text(scan.root().at("spec").value()))
        .isEqualTo(
            ("{'created':'2026-10-01T00:00:00Z','image':{'digests':['sha256:"
                    + A
                    + "','sha256:"
                    + ID
                    + "'],'name':'registry.example/shop/web:1.0'},"
                    + "'packages':[{'name':'curl','version':'7.88'}],"
                    + "'scannedAt':'2026-11-10T08:00:00.1Z','scanner':'trivy',"
                    + "'secrets':[{'rule':'aws-access-key-id','severity':'critical'}],"
                    + "'user':'app','vulnerabilities':["
                    + "{'fixed':'3.1','id':'CVE-2026-1','installed':'3.0','package':'openssl',"
                    + "'published':'2026-01-01T00:00:00Z','severity':'critical'},"
                    + "{'id':'CVE-2026-2','installed':'1','package':'zlib','severity':'low'},"
                    + "{'id':'CVE-2026-3','installed':'2','package':'glibc','severity':'high',"
                    + "'source':'vex.json','statement':'code_not_reachable','verdict':'not_affected'}]}")
                .replace('\'', '"'));
    Field critical = scan.root().at("spec", "vulnerabilities").each().findFirst().orElseThrow();
    assertThat(scan.place(critical.at("id"))).endsWith(":17");
  }

  @Test
  void aReportOfGrypeIsFiledTheSameWay() {
    Imported file = Imported.of(GRYPE);

    assertThat(file.problems()).isEmpty();
    assertThat(CanonicalJson.text(only(file).root().at("spec").value()))
        .isEqualTo(
            ("{'image':{'digests':['sha256:"
                    + A
                    + "','sha256:"
                    + B
                    + "','sha256:"
                    + ID
                    + "'],'name':'registry.example/shop/web:1.0'},"
                    + "'scannedAt':'2026-11-10T08:00:00Z','scanner':'grype','vulnerabilities':[{'fixed':'3.1,"
                    + " 3.2','id':'CVE-2026-1','installed':'3.0','package':'openssl',"
                    + "'severity':'critical'},"
                    + "{'id':'CVE-2026-2','installed':'1','package':'zlib','severity':'negligible'},"
                    + "{'id':'CVE-2026-3','installed':'2','package':'glibc','severity':'high',"
                    + "'source':'VEX','statement':'code_not_reachable','verdict':'not_affected'},"
                    + "{'id':'CVE-2026-4','installed':'2','package':'glibc','severity':'high','source':'an"
                    + " ignore rule of Grype','statement':'later','verdict':'ignored'}]}")
                .replace('\'', '"'));
  }

  @Test
  void aReportOnAClusterGivesAScanForEachImage() {
    Imported file =
        Imported.of(
            """
            {"ClusterName": "prod", "Resources": [
              {"Namespace": "shop", "Kind": "Deployment", "Name": "web",
               "Metadata": [{"RepoTags": ["web:1"], "RepoDigests": ["web@sha256:%s"]},
                            {"RepoTags": ["proxy:2"], "RepoDigests": ["proxy@sha256:%s"]}],
               "Results": [
                 {"Target": "web:1 (alpine 3)", "Class": "os-pkgs", "Vulnerabilities": [{"VulnerabilityID": "CVE-1", "Severity": "HIGH"}]},
                 {"Target": "app.jar", "Class": "lang-pkgs", "Vulnerabilities": [{"VulnerabilityID": "CVE-2", "Severity": "HIGH"}]},
                 {"Target": "proxy:2 (alpine 3)", "Class": "os-pkgs"}]},
              {"Namespace": "shop", "Kind": "Service", "Name": "web", "Results": [{"Target": "Service/web", "Class": "config"}]}]}
            """
                .formatted(A, B));

    assertThat(file.problems()).isEmpty();
    assertThat(file.collector.resources())
        .extracting(
            scan ->
                scan.root().at("spec", "image", "name").text("")
                    + scan.root()
                        .at("spec", "vulnerabilities")
                        .each()
                        .map(one -> one.at("id").text(""))
                        .toList())
        .containsExactlyInAnyOrder("web:1[CVE-1, CVE-2]", "proxy:2[]");
  }

  @Test
  void whatWasNotLookedForIsNotThere() {
    Resource scan =
        only(
            Imported.of(
                "{\"SchemaVersion\": 2, \"ArtifactName\": \"web:1\", \"ArtifactType\":"
                    + " \"container_image\"}"));

    assertThat(CanonicalJson.text(scan.root().at("spec").value()))
        .isEqualTo("{\"image\":{\"digests\":[],\"name\":\"web:1\"},\"scanner\":\"trivy\"}");
  }

  @Test
  void reportsOnFoldersAreNoScansOfImages() {
    Imported trivy =
        Imported.of(
            "{\"SchemaVersion\": 2, \"ArtifactName\": \".\", \"ArtifactType\": \"filesystem\"}");
    Imported grype =
        Imported.of(
            "{\"matches\": [], \"source\": {\"type\": \"directory\", \"target\": \".\"},"
                + " \"descriptor\": {\"name\": \"grype\"}}");

    String why = " 0: a report on something that is no image: no workload can be joined to it";
    assertThat(trivy.entries()).containsExactly("SKIPPED - trivy" + why);
    assertThat(grype.entries()).containsExactly("SKIPPED - grype" + why);
  }

  @Test
  void aReportThatBreaksOffIsNotTakenForAWholeOne() {
    Imported file = Imported.of(TRIVY.substring(0, TRIVY.indexOf("CVE-2026-2")));

    assertThat(file.objects()).isEmpty();
    assertThat(file.problems())
        .hasSize(1)
        .first()
        .asString()
        .contains("not valid JSON from here on");
  }

  @Test
  void twoScansOfOneImageAreTwoObjectsAndOneReadTwiceIsOne() {
    Imported files = Imported.of(TRIVY + TRIVY.replace("2026-11-10", "2026-11-11") + TRIVY);

    assertThat(files.collector.resources().stream().map(Resource::ref).distinct()).hasSize(2);
  }

  private static Resource only(Imported file) {
    assertThat(file.collector.resources()).hasSize(1);
    return file.collector.resources().getFirst();
  }
}
