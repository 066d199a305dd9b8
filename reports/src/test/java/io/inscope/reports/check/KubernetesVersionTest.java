package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.SnapshotInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesVersionTest {
  @Test
  void aClusterReportsItsVersionInManyForms() {
    assertThat(reported("v1.33.2")).isEqualTo(33);
    assertThat(reported("v1.0.0")).isZero();
    assertThat(reported("v1.27.3-gke.100")).isEqualTo(27);
    assertThat(reported("v1.31.5+rke2r1")).isEqualTo(31);
    assertThat(reported("1.24")).isEqualTo(24);
    assertThat(reported("")).isEqualTo(-1);
    assertThat(reported("v2.0.0")).isEqualTo(-1);
  }

  @Test
  void peopleWriteAMinorVersionAVersionOrLatest() {
    assertThat(KubernetesVersion.parse("1.33")).contains(new KubernetesVersion(33));
    assertThat(KubernetesVersion.parse("v1.33.2")).contains(new KubernetesVersion(33));
    assertThat(KubernetesVersion.parse("v1.31.5+rke2r1")).contains(new KubernetesVersion(31));
    assertThat(KubernetesVersion.parse("1.0")).contains(new KubernetesVersion(0));
    assertThat(KubernetesVersion.parse("latest")).contains(KubernetesVersion.LATEST);
  }

  @Test
  void anythingElseIsNoVersion() {
    for (String text : List.of("", "33", "2.0", "1.x", "1.33x", "newest", "1.33.", "1.33 ")) {
      assertThat(KubernetesVersion.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void anUnknownVersionIsNeitherNewNorOld() {
    assertThat(KubernetesVersion.UNKNOWN.isAtLeast(0)).isFalse();
    assertThat(KubernetesVersion.UNKNOWN.isOlderThan(99)).isFalse();
    assertThat(KubernetesVersion.UNKNOWN).hasToString("unknown");
    assertThat(new KubernetesVersion(0).isOlderThan(1)).isTrue();
    assertThat(new KubernetesVersion(33)).hasToString("1.33");
  }

  private static int reported(String version) {
    SnapshotInfo info = new SnapshotInfo(1, "case", Instant.EPOCH, "", "", version, "");
    return KubernetesVersion.of(new InMemorySnapshot(info, List.of(), Map.of())).minor();
  }
}
