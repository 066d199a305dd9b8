package io.inscope.reports.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckCatalogueTest {
  @Test
  void theShippedCatalogueHas396ChecksInFourteenGroups() {
    CheckCatalogue catalogue = CheckCatalogue.shipped();

    assertThat(catalogue.entries()).hasSize(396);
    assertThat(
            catalogue.entries().stream()
                .map(CheckCatalogue.Entry::group)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "pods",
            "identity",
            "access",
            "network",
            "transport",
            "secrets",
            "images",
            "resources",
            "admission",
            "controlplane",
            "kubelet",
            "platform",
            "storage",
            "evidence");
    assertThat(catalogue.find("pod-privileged-container"))
        .contains(new CheckCatalogue.Entry("pod-privileged-container", "pods", Severity.CRITICAL));
    assertThat(catalogue.find("pod-priviledged-container")).isEmpty();
  }

  @Test
  void linesAreReadInOrder() {
    assertThat(
            CheckCatalogue.parse("id\tgroup\tseverity\nb\tpods\tlow\na\tkubelet\tinfo").entries())
        .isEqualTo(
            List.of(
                new CheckCatalogue.Entry("b", "pods", Severity.LOW),
                new CheckCatalogue.Entry("a", "kubelet", Severity.INFO)));
  }

  @Test
  void aLineThatIsWrongIsNamed() {
    assertThatThrownBy(() -> CheckCatalogue.parse("id\tgroup\tseverity\na\tpods\n"))
        .hasMessage("check-catalogue.tsv:2: expected id, group and severity between tabs");
    assertThatThrownBy(() -> CheckCatalogue.parse("id\tgroup\tseverity\na\tpods\tawful\n"))
        .hasMessage("check-catalogue.tsv:2: expected id, group and severity between tabs");
    assertThatThrownBy(() -> CheckCatalogue.parse("h\na\tpods\tlow\na\tpods\tlow\n"))
        .hasMessage("check-catalogue.tsv:3: 'a' comes twice");
  }
}
