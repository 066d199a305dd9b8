package io.inscope.reports.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownComponentsTest {
  @ParameterizedTest
  @CsvSource({
    "docker.io/falcosecurity/falco:0.38.1, Falco",
    "registry.example:5000/mirror/falcosecurity/falco, Falco",
    "rancher/mirrored-calico-node@sha256:0123, Calico",
    "coredns, CoreDNS",
    "registry.k8s.io/coredns/coredns:v1.11.1, CoreDNS",
    "registry.k8s.io/ingress-nginx/controller:v1.11.2@sha256:0123, ingress-nginx",
    "quay.io/metallb/controller:v0.14, MetalLB",
  })
  void softwareIsToldByItsImage(String image, String name) {
    assertThat(KnownComponents.of(image).map(KnownComponent::name)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "shop/controller:1",
    "notfalcosecurity/falco",
    "shop/web:falco",
    "falcosecurity/falcoctl",
    "''"
  })
  void otherImagesAreNotGuessedAt(String image) {
    assertThat(KnownComponents.of(image)).isEmpty();
  }

  @Test
  void noNameComesTwiceAndEveryImageLeadsToItsComponent() {
    assertThat(KnownComponents.ALL.stream().map(KnownComponent::name)).doesNotHaveDuplicates();
    for (KnownComponent component : KnownComponents.ALL) {
      for (String image : component.images()) {
        assertThat(KnownComponents.of("registry.example/" + image + ":1"))
            .as(image)
            .contains(component);
      }
    }
    assertThat(KnownComponents.ALL.stream().flatMap(one -> one.roles().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(List.of(Role.values()));
  }
}
