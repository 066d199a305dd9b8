package io.inscope.reports.framework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The frameworks we ship, in the order in which people see them.
///
/// A new framework is one YAML file and one line here.
public final class Frameworks {
  static final List<String> FILES = List.of("pci-dss-4.0.1.yaml", "pci-dss-3.2.1.yaml");

  private final List<Framework> all;

  private Frameworks(List<Framework> all) {
    this.all = List.copyOf(all);
  }

  /// @param built ids of the checks that exist; what a framework names beyond them is `planned`
  /// @throws IllegalStateException when a shipped file is wrong, which a test rules out
  public static Frameworks shipped(Set<String> built) {
    CheckCatalogue catalogue = CheckCatalogue.shipped();
    List<Framework> all = new ArrayList<>();
    for (String file : FILES) {
      String yaml = new String(ShippedFile.bytes(file), StandardCharsets.UTF_8);
      try {
        all.add(FrameworkReader.read(file, yaml, built, catalogue));
      } catch (InvalidFramework e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
    return new Frameworks(all);
  }

  public static Frameworks of(List<Framework> all) {
    return new Frameworks(all);
  }

  public List<Framework> all() {
    return all;
  }

  /// @param id `pci-dss-4.0.1`
  public Optional<Framework> find(String id) {
    return all.stream().filter(framework -> framework.id().equals(id)).findFirst();
  }
}
