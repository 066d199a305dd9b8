package io.inscope.reports.framework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The frameworks we ship, in the order in which people see them.
///
/// A new framework is one YAML file and one line here.
public final class Frameworks {
  static final List<String> FILES =
      List.of(
          "pci-dss-4.0.1.yaml",
          "pci-dss-3.2.1.yaml",
          "pci-ssc-container-guidance.yaml",
          "nist-sp-800-190.yaml",
          "pod-security-standards.yaml",
          "nsa-cisa-kubernetes-1.2.yaml",
          "soc-2.yaml",
          "hipaa-security-rule.yaml",
          "gdpr-art-32.yaml");

  /// Each holds several versions, the newest first.
  static final List<String> BENCHMARKS = List.of("cis-kubernetes.yaml");

  private final List<Framework> all;
  private final List<Framework> usual;

  private Frameworks(List<Framework> all, List<Framework> usual) {
    this.all = List.copyOf(all);
    this.usual = List.copyOf(usual);
  }

  /// @param built ids of the checks that exist; what a framework names beyond them is `planned`
  /// @throws IllegalStateException when a shipped file is wrong, which a test rules out
  public static Frameworks shipped(Set<String> built) {
    CheckCatalogue catalogue = CheckCatalogue.shipped();
    List<Framework> single = new ArrayList<>();
    List<Framework> newest = new ArrayList<>();
    List<Framework> other = new ArrayList<>();
    try {
      for (String file : FILES) {
        single.add(FrameworkReader.read(file, text(file), built, catalogue));
      }
      for (String file : BENCHMARKS) {
        List<Framework> versions = BenchmarkReader.read(file, text(file), built, catalogue);
        newest.add(versions.getFirst());
        other.addAll(versions.subList(1, versions.size()));
      }
    } catch (InvalidFramework e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    List<Framework> usual = Stream.concat(single.stream(), newest.stream()).toList();
    return new Frameworks(Stream.concat(usual.stream(), other.stream()).toList(), usual);
  }

  private static String text(String file) {
    return new String(ShippedFile.bytes(file), StandardCharsets.UTF_8);
  }

  /// These, and all of them in a report.
  public static Frameworks of(List<Framework> all) {
    return new Frameworks(all, all);
  }

  /// Each of them changed.
  public Frameworks map(UnaryOperator<Framework> change) {
    List<Framework> changed = all.stream().map(change).toList();
    return new Frameworks(changed, changed.stream().filter(f -> isUsual(f.id())).toList());
  }

  private boolean isUsual(String id) {
    return usual.stream().anyMatch(framework -> framework.id().equals(id));
  }

  public List<Framework> all() {
    return all;
  }

  /// What a report shows when nobody chose: all but the older versions of a benchmark and its
  /// numbers in other sources, which say the same a second time.
  public List<Framework> usual() {
    return usual;
  }

  /// @param id `pci-dss-4.0.1`
  public Optional<Framework> find(String id) {
    return all.stream().filter(framework -> framework.id().equals(id)).findFirst();
  }
}
