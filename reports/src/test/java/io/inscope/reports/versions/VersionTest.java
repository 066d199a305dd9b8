package io.inscope.reports.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "v1.28.9-eks-036c24b, 1.28.9-eks-036c24b, true",
        "v1.28.9+rke2r1, 1.28.9-rke2r1, true",
        "v1.27.6+f67aeb3, 1.27.6-f67aeb3, true",
        "v1.30.5-gke.1443001, 1.30.5-gke.1443001, true",
        "1.7.2-0ubuntu1~22.04.1, 1.7.2-0ubuntu1~22.04.1, true",
        "1.0.0~rc93+ds1-5+deb11u2, 1.0.0-rc93-ds1-5+deb11u2, true",
        "1.27.1-13.1.rhaos4.14.git956c5f7.el9, 1.27.1-13.1.rhaos4.14.git956c5f7.el9, true",
        "v1.33.2, 1.33.2, false",
        "1.0.0-rc95, 1.0.0-rc95, false",
        "v2.0.0-beta.1, 2.0.0-beta.1, false",
        "v1.30, 1.30.0, false",
      })
  void isReadWithWhatVendorsPutBehind(String text, String read, boolean vendor) {
    Version version = Version.parse(text).orElseThrow();
    assertThat(version).hasToString(read);
    assertThat(version.isVendorBuilt()).isEqualTo(vendor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "latest", "1", "nginx-1.9.4", "sha256:0123", "1.2.3.4.5", "v1.x", "1.28and"})
  void whatIsNoVersionIsNotGuessedAt(String text) {
    assertThat(Version.parse(text).filter(v -> v.suffix().isEmpty())).isEmpty();
  }

  @Test
  void theOrderIsThatOfNumbersAndPreReleasesComeFirst() {
    List<Version> sorted =
        List.of(
                "1.0.0-alpha.2",
                "1.0.0-beta",
                "1.0.0-rc7",
                "1.0.0-rc95",
                "1.0.0",
                "1.0.10",
                "1.10.0",
                "2.0.0")
            .stream()
            .map(text -> Version.parse(text).orElseThrow())
            .toList();
    assertThat(sorted).isSorted();
    for (int i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i - 1).isBefore(sorted.get(i))).isTrue();
      assertThat(sorted.get(i).isBefore(sorted.get(i - 1))).isFalse();
    }
  }

  @Test
  void aSuffixDoesNotChangeTheOrder() {
    Version plain = Version.parse("1.28.9").orElseThrow();
    Version vendor = Version.parse("v1.28.9-eks-036c24b").orElseThrow();
    assertThat(plain).isEqualByComparingTo(vendor);
  }
}
