package io.inscope.reports.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownVulnerabilitiesTest {
  private static final String HEAD =
      "as of\t2026-09-30\ncomponent\tid\tseverity\tsince\tfixed_in\tonly_on\twhat\tlink\n";
  private static final KnownVulnerabilities KNOWN = KnownVulnerabilities.shipped();

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "CVE-2021-25741, v1.22.1, true",
    "CVE-2021-25741, v1.22.2, false",
    "CVE-2021-25741, v1.19.14, true",
    "CVE-2021-25741, v1.18.20, true",
    "CVE-2021-25741, v1.23.0, false",
    "CVE-2025-1974, v1.11.4, true",
    "CVE-2025-1974, v1.11.5, false",
    "CVE-2025-1974, v1.12.0, true",
    "CVE-2025-1974, v1.13.0, false",
    "CVE-2025-1974, v1.9.6, true",
    "CVE-2024-21626, 1.1.11, true",
    "CVE-2024-21626, 1.0.0-rc92, false",
    "CVE-2019-5736, 1.0.0-rc6, true",
    "CVE-2019-5736, 1.0.0-rc7, false",
    "CVE-2025-52881, 1.4.0-rc.2, true",
    "CVE-2025-52881, 1.4.0, false",
    "CVE-2025-52881, 1.1.15, true",
    "CVE-2025-47290, 2.0.9, false",
    "CVE-2025-47290, 2.1.0, true",
    "CVE-2020-8554, v1.36.0, true",
  })
  void aBranchHasAVulnerabilityUntilItsFix(String id, String text, boolean affected) {
    assertThat(KNOWN.find(id).orElseThrow().affects(version(text))).isEqualTo(affected);
  }

  @Test
  void theWorstComesFirst() {
    assertThat(
            KNOWN.affecting(Component.INGRESS_NGINX, version("v1.11.4")).stream()
                .map(Vulnerability::id))
        .startsWith("CVE-2025-1974", "CVE-2026-3288", "CVE-2026-24512")
        .endsWith("CVE-2025-24513")
        .doesNotContain("CVE-2024-7646");
  }

  @Test
  void oneInTwoComponentsCountsForBoth() {
    Vulnerability both = KNOWN.find("CVE-2020-8558").orElseThrow();
    assertThat(both.components())
        .containsExactlyInAnyOrder(Component.KUBELET, Component.KUBE_PROXY);
    assertThat(KNOWN.affecting(Component.KUBE_PROXY, version("1.18.3"))).contains(both);
    assertThat(KNOWN.affecting(Component.KUBELET, version("1.18.3"))).contains(both);
    assertThat(KNOWN.affecting(Component.KUBE_APISERVER, version("1.18.3"))).doesNotContain(both);
  }

  @Test
  void everyRowIsWellFormed() {
    for (Vulnerability one : KNOWN.all()) {
      assertThat(one.id()).matches("CVE-20\\d\\d-\\d{4,7}");
      assertThat(one.link()).as(one.id()).startsWith("https://");
      assertThat(one.what()).as(one.id()).matches("\\S.*[^.]");
      for (Version fixed : one.fixedIn()) {
        assertThat(one.affects(fixed)).as(one.id() + " in " + fixed).isFalse();
        assertThat(one.fixedIn().stream().filter(fixed::isOfBranch)).as(one.id()).hasSize(1);
      }
      one.fixedIn().forEach(fixed -> assertThat(one.since().isBefore(fixed)).as(one.id()).isTrue());
    }
  }

  @Test
  void everyComponentHasSomething() {
    for (Component component : List.of(Component.values())) {
      assertThat(KNOWN.all().stream().filter(one -> one.components().contains(component)))
          .as(component.word())
          .isNotEmpty();
    }
  }

  @Test
  void anErrorInTheTableStops() {
    String row = "runc\tCVE-2024-21626\thigh\t-\t1.1.12\t-\tleaks\thttps://example.org\n";
    assertThatThrownBy(() -> KnownVulnerabilities.parse(HEAD + row + row))
        .hasMessage("known-vulnerabilities.tsv: CVE-2024-21626 comes twice");
    assertThatThrownBy(() -> KnownVulnerabilities.parse(HEAD + row.replace("runc", "crun")))
        .hasMessage("known-vulnerabilities.tsv: no such component: 'crun'");
    assertThatThrownBy(() -> KnownVulnerabilities.parse(HEAD + row.replace("high", "bad")))
        .hasMessage("known-vulnerabilities.tsv: no such severity: 'bad'");
    assertThatThrownBy(() -> KnownVulnerabilities.parse(HEAD + row.replace("1.1.12", "next")))
        .hasMessage("known-vulnerabilities.tsv: 'next' is not a version");
    assertThatThrownBy(() -> KnownVulnerabilities.parse(HEAD + row.replace("\tleaks", "\t")))
        .hasMessage("known-vulnerabilities.tsv:3: nothing stands under what");
  }
}
