package io.inscope.reports.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KubernetesMinorsTest {
  private static final String HEAD = "as of\t2026-09-30\nminor\treleased\tend_of_life\n";

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  @Test
  void theShippedTableHasNoHoles() {
    KubernetesMinors minors = KubernetesMinors.shipped();
    assertThat(minors.all().stream().map(minor -> minor.version().minor()))
        .startsWith(10)
        .isSorted()
        .hasSize(minors.newest().version().minor() - minors.oldest().version().minor() + 1);
    assertThat(minors.all().stream().map(KubernetesMinors.Minor::released)).isSorted();
    assertThat(minors.all().stream().map(KubernetesMinors.Minor::endOfLife)).isSorted();
    assertThat(minors.newest().released()).isBefore(minors.asOf());
  }

  @Test
  void aPatchBelongsToItsMinor() {
    assertThat(KubernetesMinors.shipped().of(version("v1.28.9-eks-036c24b")))
        .contains(
            new KubernetesMinors.Minor(
                version("1.28"), LocalDate.of(2023, 8, 15), LocalDate.of(2024, 10, 22)));
  }

  @Test
  void theLastDayOfSupportIsSupported() {
    KubernetesMinors minors = KubernetesMinors.parse(HEAD + "1.30\t2024-04-17\t2025-07-15\n");
    KubernetesMinors.Minor minor = minors.of(version("1.30.2")).orElseThrow();
    assertThat(minor.isSupportedOn(LocalDate.of(2025, 7, 15))).isTrue();
    assertThat(minor.isSupportedOn(LocalDate.of(2025, 7, 16))).isFalse();
  }

  @Test
  void tooOldAndTooNewAreNotInTheTable() {
    KubernetesMinors minors = KubernetesMinors.shipped();
    assertThat(minors.of(version("1.9.11"))).isEmpty();
    assertThat(minors.isOlderThanAll(version("1.9.11"))).isTrue();
    assertThat(minors.of(version("1.99.0"))).isEmpty();
    assertThat(minors.isOlderThanAll(version("1.99.0"))).isFalse();
  }

  @Test
  void anErrorInTheTableStops() {
    assertThatThrownBy(() -> KubernetesMinors.parse("minor\treleased\n"))
        .hasMessage(
            "kubernetes-minors.tsv: expected a line with the date and a heading: minor, released,"
                + " end_of_life");
    assertThatThrownBy(() -> KubernetesMinors.parse(HEAD + "1.30\t2024-04-17\n"))
        .hasMessage("kubernetes-minors.tsv:3: expected 3 cells, found 2");
    assertThatThrownBy(() -> KubernetesMinors.parse(HEAD + "1.30\t2024-04-17\tsoon\n"))
        .hasMessage("kubernetes-minors.tsv: 'soon' is not a date");
    assertThatThrownBy(() -> KubernetesMinors.parse(HEAD + "1.30\t2025-07-15\t2024-04-17\n"))
        .hasMessage("kubernetes-minors.tsv: 1.30 ends before it begins");
    String row = "1.30\t2024-04-17\t2025-07-15\n";
    assertThatThrownBy(() -> KubernetesMinors.parse(HEAD + row + row))
        .hasMessage("kubernetes-minors.tsv: 1.30 comes twice");
  }
}
